// `npm run full [-- --only STEP[,STEP]]`: everything at full size (FULL=1), for at most 75 minutes, ending with a table that
// says "not run" where something was not run. What lands runs `.ci/run`; this is for the nights and before a release.
import { parseArgs } from "node:util";
import { environment, install, run } from "./prepare.mjs";

const budgetMs = 75 * 60_000;
const storms = ["packages/testkit/src/engine-storms", "packages/testkit/src/system"];
const test = (...args) => ["node", "packages/testkit/bin/test.mjs", ...args];
const steps = [
  {
    name: "test",
    command: test("--project=packages", "--project=apps", "--project=web", `--exclude=${storms[0]}/**`),
  },
  { name: "storms", command: test("--project=packages", "--project=system", "--project=timed", ...storms) },
  { name: "check", command: ["node", "packages/testkit/bin/check.mjs"] },
  { name: "engines", command: ["node", "packages/testkit/bin/engines.mjs"] },
  { name: "dialects", command: ["node", "packages/testkit/bin/dialects.mjs"] },
  { name: "facts", command: ["node", "packages/testkit/bin/facts.mjs"] },
  { name: "guards", command: ["node", "packages/testkit/bin/guards.mjs"] },
  { name: "bench", command: ["node", "packages/testkit/bin/bench.mjs"] },
];

install();
const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = values.only?.split(",");
const started = Date.now();
const rows = [];
for (const { name, command } of steps) {
  const left = budgetMs - (Date.now() - started);
  if (chosen && !chosen.includes(name)) rows.push({ name, result: "not run", why: "not chosen" });
  else if (left < 60_000) rows.push({ name, result: "not run", why: "the 75 minutes are over" });
  else rows.push(await step(name, command, left));
}
print(rows);
process.exit(rows.some(({ result }) => result === "FAILED") ? 1 : 0);

async function step(name, [program, ...args], left) {
  console.log(`== ${name}`);
  const from = Date.now();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    process.emit("SIGTERM");
  }, left);
  const { code, output } = await run(program, args, { env: environment({ FULL: "1", FORCE_COLOR: "0" }) });
  clearTimeout(timer);
  const seconds = Math.round((Date.now() - from) / 1000);
  const counts = output.match(/^\d+ passed, \d+ failed, \d+ skipped$/gm)?.at(-1) ?? "";
  if (late) return { name, result: "FAILED", counts, seconds, why: "stopped: the 75 minutes are over" };
  if (code !== 0) return { name, result: "FAILED", counts, seconds, why: `exit ${code}` };
  if (/^0 passed, 0 failed/.test(counts)) return { name, result: "not run", counts, seconds, why: "it said why above" };
  return { name, result: "ok", counts, seconds };
}

function print(rows) {
  console.log(`\n${"step".padEnd(9)} ${"result".padEnd(8)} ${"time".padStart(7)}  counts`);
  for (const { name, result, counts = "", seconds, why = "" } of rows) {
    const time = seconds === undefined ? "" : `${seconds} s`;
    console.log(
      `${name.padEnd(9)} ${result.padEnd(8)} ${time.padStart(7)}  ${[counts, why].filter(Boolean).join("; ")}`,
    );
  }
  console.log(`full: ${Math.round((Date.now() - started) / 60_000)} of 75 minutes`);
}

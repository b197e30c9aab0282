// `npm run engines`: the suites that need real database servers (`*.engines.test.ts`), ending with one line of counts.
// Servers: MONGODB_URL, MYSQL_URL, MARIADB_URL where set; the others are started by the command in ENGINES_START, which
// prints NAME=value lines, and stopped at the end by the stop-engines.sh beside it.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { environment, install, root, run } from "./prepare.mjs";

const servers = { MONGODB_URL: "mongodb", MYSQL_URL: "mysql", MARIADB_URL: "mariadb" };
const deadlineMs = 10 * 60_000;

const given = Object.fromEntries(Object.keys(servers).map((name) => [name, process.env[name]]));
const starter = process.env.ENGINES_START;
const suites = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith(".engines.test.ts") && !/node_modules|dist/.test(entry.parentPath))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

const absent = () => Object.keys(servers).filter((name) => !given[name]);

if (absent().length === 3 && !starter) {
  console.log("engines: not run. Set MONGODB_URL, MYSQL_URL and MARIADB_URL to servers whose accounts may create");
  console.log("databases, or ENGINES_START to a command that starts such servers and prints these names with values.");
  console.log(`0 passed, 0 failed, ${suites.length} skipped`);
  process.exit(0);
}

install();
const started = absent().length > 0 && starter ? start() : false;
let code = 1;
try {
  code = await runSuites();
} finally {
  if (started) stop();
}
process.exit(code);

function start() {
  const wanted = absent();
  const done = spawnSync(
    starter,
    wanted.map((name) => servers[name]),
    {
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
      timeout: deadlineMs,
      env: without(wanted),
    },
  );
  for (const line of (done.stdout ?? "").split("\n")) {
    const [, name, value] = /^(?:export )?(MONGODB_URL|MYSQL_URL|MARIADB_URL)=(.*)$/.exec(line.trim()) ?? [];
    if (name && wanted.includes(name)) given[name] = value.replace(/^(['"])(.*)\1$/, "$2");
  }
  if (done.status !== 0) {
    console.error(`engines: ${starter} failed (${done.error?.message ?? `exit ${done.status}`}); see above.`);
    stop();
    console.log(`0 passed, 1 failed, ${suites.length} skipped`);
    process.exit(1);
  }
  return true;
}

function without(names) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)));
}

function stop() {
  const stopper = path.join(path.dirname(starter), "stop-engines.sh");
  if (existsSync(stopper)) spawnSync(stopper, [], { stdio: ["ignore", "inherit", "inherit"], timeout: 120_000 });
}

/** A suite is named after the server that it needs; one whose server is absent is counted as skipped, and named. */
async function runSuites() {
  const missing = absent().map((name) => servers[name]);
  const left = suites.filter((suite) => missing.some((server) => path.basename(suite).includes(server)));
  if (missing.length > 0) console.log(`engines: not run for want of a server: ${missing.join(", ")}`);
  if (left.length === suites.length) {
    console.log(`0 passed, 0 failed, ${suites.length} skipped`);
    return 0;
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, url]) => url));
  const late = setTimeout(() => {
    console.error("engines: stopped after 10 minutes");
    process.emit("SIGTERM");
  }, deadlineMs);
  const result = await run(
    "vitest",
    [
      "run",
      "--project=engines",
      "--reporter=default",
      "--reporter=./packages/testkit/bin/counting-reporter.mjs",
      ...left.map((suite) => `--exclude=${suite}`),
      ...process.argv.slice(2),
    ],
    { env: environment({ ...present, ENGINES_RUN: "1", FORCE_COLOR: "0" }) },
  );
  clearTimeout(late);
  const counts = /(\d+ passed, \d+ failed), (\d+) skipped\s*$/.exec(result.output);
  if (counts && left.length > 0) console.log(`${counts[1]}, ${Number(counts[2]) + left.length} skipped`);
  return result.code;
}

// `npm run engines`: the suites that need real database servers (`*.engines.test.ts`), ending with one line of counts.
import { readdirSync } from "node:fs";
import path from "node:path";
import { environment, install, root, run } from "./prepare.mjs";
import { openServers } from "./servers.mjs";

const servers = { MONGODB_URL: "mongodb", MYSQL_URL: "mysql", MARIADB_URL: "mariadb" };
const minutes = process.env.FULL === "1" ? 40 : 10;
const suites = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith(".engines.test.ts") && !/node_modules|dist/.test(entry.parentPath))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

if (!process.env.ENGINES_START && !Object.keys(servers).some((name) => process.env[name])) {
  console.log("engines: not run. Set MONGODB_URL, MYSQL_URL and MARIADB_URL to servers whose accounts may create");
  console.log("databases, or ENGINES_START to a program that starts such servers and prints these names with values.");
  console.log(`0 passed, 0 failed, ${suites.length} skipped`);
  process.exit(0);
}

install();
let code = 1;
try {
  const { urls, stop } = openServers();
  try {
    code = await runSuites(urls);
  } finally {
    stop();
  }
} catch (failure) {
  console.error(`engines: ${failure.message}`);
  console.log(`0 passed, 1 failed, ${suites.length} skipped`);
}
process.exit(code);

/** A suite is named after the server that it needs; one whose server is absent is counted as skipped, and named. */
async function runSuites(urls) {
  const missing = Object.keys(servers)
    .filter((name) => !urls[name])
    .map((name) => servers[name]);
  const left = suites.filter((suite) => missing.some((server) => path.basename(suite).includes(server)));
  if (missing.length > 0) console.log(`engines: not run for want of a server: ${missing.join(", ")}`);
  if (left.length === suites.length) {
    console.log(`0 passed, 0 failed, ${suites.length} skipped`);
    return 0;
  }
  const late = setTimeout(() => {
    console.error(`engines: stopped after ${minutes} minutes`);
    process.emit("SIGTERM");
  }, minutes * 60_000);
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
    { env: environment({ ...urls, ENGINES_RUN: "1", FORCE_COLOR: "0" }) },
  );
  clearTimeout(late);
  const counts = /(\d+ passed, \d+ failed), (\d+) skipped\s*$/.exec(result.output);
  if (counts && left.length > 0) console.log(`${counts[1]}, ${Number(counts[2]) + left.length} skipped`);
  return result.code;
}

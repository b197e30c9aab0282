// `npm run dialects`: plans in the SQL of ClickHouse, run by ClickHouse (`*.chdb.test.ts`), ending with one line of counts.
// Its package is 546 MB and no dependency: the first run installs it aside, in the user's cache.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { environment, install, root, run } from "./prepare.mjs";

const version = "3.4.0";
const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
const home = path.join(cache, "throughline", `chdb-${version}`);

install();
const missing = installed() ? undefined : installAside();
if (missing) {
  const suites = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.name.endsWith(".chdb.test.ts") && !/node_modules|dist/.test(entry.parentPath),
  );
  console.log(`dialects: not run: ${missing}`);
  console.log(`0 passed, 0 failed, ${suites.length} skipped`);
  process.exit(0);
}

const tests = await run(
  "vitest",
  [
    "run",
    "--project=dialects",
    "--reporter=default",
    "--reporter=./packages/testkit/bin/counting-reporter.mjs",
    ...process.argv.slice(2),
  ],
  { env: environment({ CHDB_HOME: home, FORCE_COLOR: "0" }) },
);
process.exit(tests.code);

/** The library itself is a package per system, which is left out where there is none. */
function installed() {
  return (
    existsSync(path.join(home, "node_modules/chdb/index.mjs")) && existsSync(path.join(home, "node_modules/@chdb"))
  );
}

/** Installs, and returns why it could not. */
function installAside() {
  console.log(`Installing ClickHouse (chdb, 546 MB) into ${home} ...`);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, "package.json"), `{ "private": true, "dependencies": { "chdb": "${version}" } }\n`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync("npm", ["install", ...quiet], { cwd: home, stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) return "chdb could not be installed: see above; the registry must answer, and 600 MB be free";
  return installed() ? undefined : "there is no ClickHouse library for this system";
}

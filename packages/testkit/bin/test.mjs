// `npm test`: installs what is missing, builds the web app, runs every default test, ends with one line of counts.
import { chromium, environment, install, run } from "./prepare.mjs";

install();
const browser = chromium();
if (!browser)
  console.log("No Chromium found and none could be installed: the browser tests are not run (set CHROMIUM_PATH).");
console.log("ClickHouse's dialect is not run here: `npm run dialects` does (it installs chdb, 546 MB, once).");

const built = await run("vite", ["build", "apps/web", "--logLevel", "warn"]);
if (built.code !== 0) {
  console.error("The web app does not build; see above.");
  process.exit(1);
}

const tests = await run(
  "vitest",
  ["run", "--reporter=default", "--reporter=./packages/testkit/bin/counting-reporter.mjs", ...process.argv.slice(2)],
  { env: environment({ ...(browser && { CHROMIUM_PATH: browser }), FORCE_COLOR: "0" }) },
);
process.exit(tests.code);

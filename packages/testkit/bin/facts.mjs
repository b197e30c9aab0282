// `npm run facts`: loads the demo data with their own dates into a fresh product and compares every figure with the one
// that was computed independently. FACTS_DIR: a folder with `<data set>/expected.json` (default: the committed copies).
// MONGODB_URL and MYSQL_URL: a second pass on those stores; FACTS_STORES=both starts them by ENGINES_START.
import { execFileSync } from "node:child_process";
import { environment, install, root } from "./prepare.mjs";

install();
if (Number(process.versions.node.split(".")[0]) < 24) {
  const { run } = await import("./prepare.mjs");
  process.exit((await run("node", [import.meta.filename, ...process.argv.slice(2)])).code);
}

const { runFacts } = await import("../src/facts/run-facts.ts");
const { FACTS_DIR, FACTS_STORES, FACTS_VERBOSE } = process.env;
const { MONGODB_URL, MYSQL_URL, ...embedded } = environment();
const servers = serverUrls();
const passes = [{ name: "SQLite (embedded)", environment: embedded }];
if (servers)
  passes.push({
    name: "MongoDB and MySQL",
    environment: { ...embedded, ...servers, THROUGHLINE_PREFIX: `facts_${process.pid}_` },
  });

console.log(
  FACTS_DIR ? `Expected figures of ${FACTS_DIR}` : "Expected figures as committed in packages/testkit/expected",
);
const started = performance.now();
const { passed, failed } = await runFacts({
  root,
  directory: FACTS_DIR,
  passes,
  print: (line) => console.log(line),
  onOutput: (text) => FACTS_VERBOSE && process.stderr.write(text),
});
console.log("Not asked (funnels, retention and lifecycle come later): order_number_funnel, monthly_cohort_counts,");
console.log("lifecycle_by_month, days_to_second_order of Online Retail.");
if (!servers) console.log("MongoDB and MySQL: not run (set MONGODB_URL and MYSQL_URL).");
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed > 0 ? 1 : 0);

function serverUrls() {
  if (MONGODB_URL && MYSQL_URL) return { MONGODB_URL, MYSQL_URL };
  const { ENGINES_START } = process.env;
  if (FACTS_STORES !== "both" || !ENGINES_START) return undefined;
  const lines = execFileSync("/bin/sh", ["-c", ENGINES_START], { encoding: "utf8" }).split("\n");
  const found = Object.fromEntries(lines.map((line) => line.replace(/^export /, "").split(/=(.*)/s, 2)));
  return { MONGODB_URL: found.MONGODB_URL, MYSQL_URL: found.MYSQL_URL };
}

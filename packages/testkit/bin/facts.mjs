// `npm run facts`: loads the demo data with their own dates into a fresh product and compares every figure with the one
// that was computed independently. FACTS_DIR: a folder with `<data set>/expected.json` (default: the committed copies).
// MONGODB_URL and MYSQL_URL: a second pass on those stores; FACTS_STORES=both starts them by ENGINES_START.
import { execFileSync } from "node:child_process";
import { environment, install, root, run } from "./prepare.mjs";

install();
if (Number(process.versions.node.split(".")[0]) < 24) process.exit((await run("node", [import.meta.filename])).code);
process.env.PATH = environment().PATH;

const { runFacts } = await import("../src/facts/run-facts.ts");
const { FACTS_DIR, FACTS_STORES, ENGINES_START, MONGODB_URL, MYSQL_URL } = process.env;
const servers = serverUrls();
const passes = [{ name: "SQLite (embedded)", settings: { MONGODB_URL: "", MYSQL_URL: "" } }];
if (servers)
  passes.push({
    name: "MongoDB and MySQL",
    settings: { ...servers, DATABASE_PREFIX: `throughline_facts_${process.pid}_` },
  });

console.log(`Expected figures: ${FACTS_DIR ?? "packages/testkit/expected"}`);
const started = performance.now();
const { passed, failed } = await runFacts({ root, directory: FACTS_DIR, passes, print: (line) => console.log(line) });
console.log("Not asked, because funnels, retention and lifecycle do not exist yet: order_number_funnel,");
console.log("monthly_cohort_counts, lifecycle_by_month and days_to_second_order of Online Retail.");
if (!servers) console.log("MongoDB and MySQL: not run (set MONGODB_URL and MYSQL_URL).");
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed > 0 ? 1 : 0);

function serverUrls() {
  if (MONGODB_URL && MYSQL_URL) return { MONGODB_URL, MYSQL_URL };
  if (FACTS_STORES !== "both" || !ENGINES_START) return undefined;
  const lines = execFileSync("/bin/sh", ["-c", ENGINES_START], { encoding: "utf8" }).split("\n");
  const found = Object.fromEntries(lines.map((line) => line.replace(/^export /, "").split(/=(.*)/s, 2)));
  return { MONGODB_URL: found.MONGODB_URL, MYSQL_URL: found.MYSQL_URL };
}

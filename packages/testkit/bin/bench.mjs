// `npm run bench [-- --full] [-- --json FILE]`: CPU ratios of the product to the frozen passes at 3 M events (30 M with
// --full), import and sync through the embedded stores, SQL on the row store, growth. BENCH_REFERENCE: a folder that keeps
// the generated reference data. MYSQL_URL or ENGINES_START: a MySQL server to compare segments with. BENCH_EVENTS, BENCH_STORE_EVENTS: other sizes, for a trial.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { install, run } from "./prepare.mjs";
import { openServers } from "./servers.mjs";

install();
const args = process.argv.slice(2);
if (Number(process.versions.node.split(".")[0]) < 24)
  process.exit((await run("node", [import.meta.filename, ...args])).code);

const { runBench } = await import("../src/bench/run-bench.ts");
const { benchCollector } = await import("../src/bench/collector/bench-collector.ts");
const { collectorLines } = await import("../src/bench/collector/report-collector.ts");
const { benchLive } = await import("../src/bench/live/bench-live.ts");
const { liveLines } = await import("../src/bench/live/report-live.ts");
const { reportLines } = await import("../src/bench/report.ts");
const { values } = parseArgs({ args, options: { full: { type: "boolean" }, json: { type: "string" } } });
const { BENCH_REFERENCE, BENCH_EVENTS, BENCH_STORE_EVENTS } = process.env;
const started = performance.now();
const servers = openServers(["MYSQL_URL"]);
const report = await runBench({
  events: Number(BENCH_EVENTS ?? (values.full ? 30_000_000 : 3_000_000)),
  storeEvents: Number(BENCH_STORE_EVENTS ?? (values.full ? 3_000_000 : 300_000)),
  reference: BENCH_REFERENCE,
  mysql: servers.urls.MYSQL_URL,
  say: (line) => console.error(line),
}).finally(() => servers.stop());
const collector = await benchCollector(values.full ? 30 : 8, (line) => console.error(line));
const size = values.full
  ? { segments: 200, customers: 100_000, seconds: 60 }
  : { segments: 50, customers: 10_000, seconds: 15 };
const live = await benchLive({ ...size, rate: 2_000 }, (line) => console.error(line));
console.log([...reportLines(report), ...collectorLines(collector), ...liveLines(live)].join("\n"));
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...report, collector, live }, null, 2)}\n`);
const unequal = report.comparisons.filter((comparison) => !comparison.equal);
if (unequal.length > 0) {
  console.error(
    `Answers differ from the frozen passes: ${unequal.map((c) => `${c.question} at ${c.events}`).join(", ")}`,
  );
  process.exit(1);
}

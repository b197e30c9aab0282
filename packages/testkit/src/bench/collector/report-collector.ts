import type { CollectorRates } from "./bench-collector.ts";

/** The collector's figures as lines for a terminal. */
export function collectorLines(rates: CollectorRates): readonly string[] {
  const { eventsPerSecond, eventsPerCpuSecond, p50, p99, visibleP95, goodput, goodputP99 } = rates;
  const count = (value: number) => value.toLocaleString("en");
  return [
    "",
    "Collector over SQLite stores, batches of 20; the load shares the machine:",
    `  takes ${count(eventsPerSecond)} events/s, ${count(eventsPerCpuSecond)} events per CPU second (writing to the store included)`,
    `  at 2,000 events/s: answer p50 ${p50} ms, p99 ${p99} ms; in the engine within ${count(visibleP95)} ms (p95)`,
    `  at 3 times that: goodput ${Math.round(goodput * 100)} % of it, p99 of what was taken ${goodputP99} ms`,
  ];
}

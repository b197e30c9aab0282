import type { LiveRates } from "./bench-live.ts";

/** The figures of live segments as lines for a terminal. */
export function liveLines(rates: LiveRates): readonly string[] {
  const count = (value: number) => value.toLocaleString("en");
  const { segments, customers, rate, seconds, ready, enteredP50, enteredP95, leftP50, leftP95, probes } = rates;
  return [
    "",
    `Live segments: ${segments}, of which 40 in 200 read what arrives; ${count(customers)} customers; the load shares the machine:`,
    `  all counted for the first time after ${ready.toFixed(1)} s`,
    `  at ${count(rate)} events/s for ${seconds} s: entered p50 ${count(enteredP50)} ms, p95 ${count(enteredP95)} ms after it was sent; left p50 ${count(leftP50)} ms, p95 ${count(leftP95)} ms after the window ended (${probes} probes)`,
    `  worker ${rates.workerCpu.toFixed(2)} cores, ${count(rates.workerMb)} MB; engine ${rates.engineCpu.toFixed(2)} cores`,
  ];
}

import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const medianSessionDuration: Metric = {
  name: "medianSessionDuration",
  describe: "The middle of the times from the first to the last event of a session.",
  label: (series) => ofSessions("Median session duration", series),
  needsProperty: false,
  counts: "values",
  format: "duration",
  goodDirection: "up",
  empty: null,
  over: "sessions",
  reads: ["duration"],
  aggregates: () => ({ n: { fn: "percentile", of: column("duration", "v"), p: 0.5 } }),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

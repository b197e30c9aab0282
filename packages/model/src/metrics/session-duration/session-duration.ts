import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const sessionDuration: Metric = {
  name: "sessionDuration",
  describe: "The average time from the first to the last event of a session; one event takes no time.",
  label: (series) => ofSessions("Average session duration", series),
  needsProperty: false,
  counts: "values",
  format: "duration",
  goodDirection: "up",
  empty: null,
  over: "sessions",
  reads: ["duration"],
  aggregates: () => ({ n: { fn: "avg", of: column("duration", "v") } }),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

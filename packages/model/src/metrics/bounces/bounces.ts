import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const bounces: Metric = {
  name: "bounces",
  describe: "Sessions with one page and no conversion.",
  label: (series) => ofSessions("Bounces", series),
  needsProperty: false,
  counts: "values",
  format: "sessions",
  goodDirection: "down",
  empty: 0,
  over: "sessions",
  reads: ["bounce"],
  aggregates: () => ({ n: { fn: "count", where: column("bounce", "v") } }),
  value: (cell) => numberOf(cell, "n") ?? 0,
  rank: (of) => of("n"),
  additive: false,
};

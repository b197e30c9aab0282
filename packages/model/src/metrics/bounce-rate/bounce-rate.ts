import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const bounceRate: Metric = {
  name: "bounceRate",
  describe: "The share of sessions with one page and no conversion.",
  label: (series) => ofSessions("Bounce rate", series),
  needsProperty: false,
  counts: "values",
  format: "share",
  goodDirection: "down",
  empty: null,
  over: "sessions",
  reads: ["bounce"],
  aggregates: () => ({ n: { fn: "count", where: column("bounce", "v") }, all: { fn: "count" } }),
  value: (cell) => {
    const all = numberOf(cell, "all") ?? 0;
    return all === 0 ? null : (numberOf(cell, "n") ?? 0) / all;
  },
  rank: (of) => of("all"),
  additive: false,
};

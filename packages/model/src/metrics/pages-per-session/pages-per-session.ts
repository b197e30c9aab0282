import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const pagesPerSession: Metric = {
  name: "pagesPerSession",
  describe: "Pages and screens viewed, by the number of sessions.",
  label: (series) => ofSessions("Pages per session", series),
  needsProperty: false,
  counts: "values",
  format: "ratio",
  goodDirection: "up",
  empty: null,
  over: "sessions",
  reads: ["pages"],
  aggregates: () => ({ n: { fn: "sum", of: column("pages", "v") }, all: { fn: "count" } }),
  value: (cell) => {
    const all = numberOf(cell, "all") ?? 0;
    return all === 0 ? null : (numberOf(cell, "n") ?? 0) / all;
  },
  rank: (of) => ({ call: "/", args: [of("n"), of("all")] }),
  additive: false,
};

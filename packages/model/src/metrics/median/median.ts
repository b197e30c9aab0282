import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

export const median: Metric = {
  name: "median",
  describe: "The middle value of a property.",
  label: (series) => `Median ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "none",
  empty: null,
  over: "events",
  aggregates: ({ property }) => (property ? { n: { fn: "percentile", of: letter(property, "n"), p: 0.5 } } : {}),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

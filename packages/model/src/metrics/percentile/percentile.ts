import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

export const percentile: Metric = {
  name: "percentile",
  describe: "A percentile of a property, interpolated.",
  label: (series) => `Percentile ${series.percentile ?? 50} of ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "none",
  empty: null,
  over: "events",
  aggregates: ({ property, percentile: p }) =>
    property ? { n: { fn: "percentile", of: letter(property, "n"), p } } : {},
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

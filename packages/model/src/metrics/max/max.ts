import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

export const max: Metric = {
  name: "max",
  describe: "The largest value of a property.",
  label: (series) => `Largest ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "none",
  empty: null,
  over: "events",
  aggregates: ({ property }) => (property ? { n: { fn: "max", of: letter(property, "n") } } : {}),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

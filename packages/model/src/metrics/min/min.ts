import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

export const min: Metric = {
  name: "min",
  describe: "The smallest value of a property.",
  label: (series) => `Smallest ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "none",
  empty: null,
  over: "events",
  aggregates: ({ property }) => (property ? { n: { fn: "min", of: letter(property, "n") } } : {}),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

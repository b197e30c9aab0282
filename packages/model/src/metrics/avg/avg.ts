import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

export const avg: Metric = {
  name: "avg",
  describe: "The average of a property over the events that have it.",
  label: (series) => `Average ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "none",
  empty: null,
  over: "events",
  aggregates: ({ property }) => (property ? { n: { fn: "avg", of: letter(property, "n") } } : {}),
  value: (cell) => numberOf(cell, "n"),
  rank: (of) => of("n"),
  additive: false,
};

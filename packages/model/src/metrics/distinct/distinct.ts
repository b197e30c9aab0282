import type { Aggregate, Expr } from "@throughline/query";
import { letter } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "../metric.ts";

const letters = ["s", "n", "b"] as const;

export const distinct: Metric = {
  name: "distinct",
  describe: "How many different values a property has; elements of lists are not looked into.",
  label: (series) => `Different ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "ratio",
  goodDirection: "none",
  empty: 0,
  over: "events",
  aggregates: ({ property }) =>
    property
      ? Object.fromEntries(letters.map((l): [string, Aggregate] => [l, { fn: "distinct", of: letter(property, l) }]))
      : {},
  value: (cell) => letters.reduce((n, l) => n + (numberOf(cell, l) ?? 0), 0),
  rank: (of) => letters.map(of).reduce((sum, n): Expr => ({ call: "+", args: [sum, n] })),
  additive: false,
};

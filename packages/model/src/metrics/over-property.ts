import { letter } from "../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofProperty } from "./metric.ts";

/** One aggregate over the numbers of a property: of nothing it is none. `head` begins the label: "Average amount of ...". */
export function overProperty(name: "avg" | "min" | "max", head: string, describe: string): Metric {
  return {
    name,
    describe,
    label: (series) => `${head} ${ofProperty(series)}`,
    needsProperty: true,
    counts: "values",
    format: "property",
    goodDirection: "none",
    empty: null,
    over: "events",
    aggregates: ({ property }) => (property ? { n: { fn: name, of: letter(property, "n") } } : {}),
    value: (cell) => numberOf(cell, "n"),
    rank: (of) => of("n"),
    additive: false,
  };
}

import { letter } from "../../conditions/test/field-columns.ts";
import { type Cell, type Metric, ofProperty } from "../metric.ts";

/** Exact decimal text when every number of the property is a decimal. */
function exact(cell: Cell): string | null {
  const value = cell("exact");
  return value !== null && cell("numbers") === cell("decimals") ? String(value) : null;
}

export const sum: Metric = {
  name: "sum",
  describe: "The sum of a property; money is summed exactly.",
  label: (series) => `Total ${ofProperty(series)}`,
  needsProperty: true,
  counts: "values",
  format: "property",
  goodDirection: "up",
  empty: 0,
  over: "events",
  aggregates: ({ property }) =>
    property
      ? {
          exact: { fn: "sum", of: letter(property, "d") },
          double: { fn: "sum", of: letter(property, "n") },
          decimals: { fn: "count", of: letter(property, "d") },
          numbers: { fn: "count", of: letter(property, "n") },
        }
      : {},
  value: (cell) => Number(exact(cell) ?? cell("double") ?? 0),
  exact: (cell) => exact(cell) ?? (cell("double") === null ? "0" : null),
  rank: (of) => ({
    when: [{ if: { call: "=", args: [of("numbers"), of("decimals")] }, value: of("exact") }],
    otherwise: of("double"),
  }),
  additive: false,
};

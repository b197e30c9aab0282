import { column } from "../../conditions/test/field-columns.ts";
import { type Metric, numberOf, ofSessions } from "../metric.ts";

export const sessionsPerCustomer: Metric = {
  name: "sessionsPerCustomer",
  describe: "Sessions by the number of customers who had at least one.",
  label: (series) => ofSessions("Sessions per active customer", series),
  needsProperty: false,
  counts: "values",
  format: "ratio",
  goodDirection: "up",
  empty: null,
  over: "sessions",
  reads: ["customer"],
  aggregates: () => ({ n: { fn: "count" }, customers: { fn: "distinct", of: column("customer", "v") } }),
  value: (cell) => {
    const customers = numberOf(cell, "customers") ?? 0;
    return customers === 0 ? null : (numberOf(cell, "n") ?? 0) / customers;
  },
  rank: (of) => ({ call: "/", args: [of("n"), of("customers")] }),
  additive: false,
};

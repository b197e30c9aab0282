import type { Aggregate, Expr } from "@throughline/query";
import type { CountOperator, DidMeasure } from "../condition.ts";
import { and, column, type Field, letter } from "../test/field-columns.ts";

type Amount = number | readonly [number, number];

const number = (value: number): Expr => ({ literal: value, type: "number" });
const zero: Expr = { literal: 0, type: "integer" };

/** `measured op amount`, as true or false: an unknown measure satisfies nothing, `!=` included. */
export function compareAmount(measured: Expr, op: CountOperator, amount: Amount): Expr {
  if (typeof amount !== "number") {
    const [low, high] = amount;
    return and({ call: ">=", args: [measured, number(low)] }, { call: "<=", args: [measured, number(high)] });
  }
  return { call: op === "between" ? "=" : op, args: [measured, number(amount)] };
}

/** Does a unit without any event satisfy the test? Counts, sums and distinct values of nothing are 0. */
export function holdsForNothing(measure: DidMeasure, op: CountOperator, amount: Amount): boolean {
  if (measure === "avg" || measure === "min" || measure === "max") return false;
  if (typeof amount !== "number") return amount[0] <= 0 && amount[1] >= 0;
  const tests: Record<CountOperator, boolean> = {
    "=": amount === 0,
    "!=": amount !== 0,
    ">=": amount <= 0,
    "<=": amount >= 0,
    ">": amount < 0,
    "<": amount > 0,
    between: amount === 0,
  };
  return tests[op];
}

/**
 * The aggregates of a measure, and the measure as an expression over them. A sum is exact (over `d`) when every number
 * of the property is an exact decimal.
 */
export function measureOf(
  measure: DidMeasure,
  field: Field | undefined,
): { readonly aggregates: Readonly<Record<string, Aggregate>>; readonly value: Expr } {
  if (measure === "count" || field === undefined)
    return { aggregates: { n: { fn: "count" } }, value: column("n", "did") };
  if (measure === "distinct") return distinctOf(field);
  if (measure !== "sum")
    return { aggregates: { n: { fn: measure, of: letter(field, "n") } }, value: column("n", "did") };
  const exact: Expr = { call: "=", args: [column("numbers", "did"), column("decimals", "did")] };
  return {
    aggregates: {
      exact: { fn: "sum", of: letter(field, "d") },
      double: { fn: "sum", of: letter(field, "n") },
      decimals: { fn: "count", of: letter(field, "d") },
      numbers: { fn: "count", of: letter(field, "n") },
    },
    value: {
      call: "coalesce",
      args: [{ when: [{ if: exact, value: column("exact", "did") }], otherwise: column("double", "did") }, zero],
    },
  };
}

/** Different values of each type; elements of lists are not looked into. */
function distinctOf(field: Field): { aggregates: Readonly<Record<string, Aggregate>>; value: Expr } {
  const letters = ["s", "n", "b"] as const;
  const aggregates = Object.fromEntries(
    letters.map((l): [string, Aggregate] => [l, { fn: "distinct", of: letter(field, l) }]),
  );
  const value = letters.map((l): Expr => column(l, "did")).reduce((a, b): Expr => ({ call: "+", args: [a, b] }));
  return { aggregates, value };
}

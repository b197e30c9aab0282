import type { Aggregate, Expr } from "@throughline/query";

/** Different units; events that belong to none are left out. */
export function distinctUnits(unit: readonly Expr[]): Aggregate {
  const [first, ...more] = unit;
  if (!first) throw new Error("a unit needs an expression");
  if (more.length === 0) return { fn: "distinct", of: first };
  return { fn: "distinct", of: unit, where: { call: "isNotNull", args: [first] } };
}

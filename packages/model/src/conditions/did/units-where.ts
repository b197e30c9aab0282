import type { Expr, Plan } from "@throughline/query";
import type { LowerContext } from "../kind.ts";
import { column, not } from "../test/field-columns.ts";

/** The unit is among the only column of a plan. */
export const among = (plan: Plan, { alias }: LowerContext): Expr => ({ in: column("id", alias), plan });

/** Of rows by `unit` named "did": those that satisfy; units without a row do if `forNothing`. */
export function unitsWhere(rows: Plan, holds: Expr, forNothing: boolean, context: LowerContext): Expr {
  const units = (where: Expr): Plan => ({
    project: { filter: rows, where },
    columns: { unit: column("unit", "did") },
    as: "units",
  });
  return forNothing ? not(among(units(not(holds)), context)) : among(units(holds), context);
}

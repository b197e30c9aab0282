import type { Expr, Plan } from "@throughline/query";
import type { Related } from "../condition.ts";
import { compareAmount, holdsForNothing, measureOf } from "../did/amount.ts";
import { among, unitsWhere } from "../did/units-where.ts";
import type { LowerContext } from "../kind.ts";
import { column, not, whole } from "../test/field-columns.ts";
import { recordRows } from "./record-rows.ts";
import { unitRows } from "./unit-rows.ts";

/**
 * One row per pair of unit and related record: `unit` (the unit's id) and `good` (does the record satisfy), and the
 * measured field. A record stands once per unit, so nothing is counted twice whatever else the definition asks.
 */
export function lowerRelated(related: Related, context: LowerContext): Expr {
  const rows =
    related.relation === "contacts" || related.relation === "accounts"
      ? unitRows(related, context)
      : recordRows(related, context);
  const { measure, op = ">=", value = 1 } = related;
  if (measure === undefined) return quantified(related, rows, context);
  const good: Plan = { filter: rows, where: column("good", "of") };
  const { aggregates, value: measured } = measureOf(
    measure,
    related.property === undefined ? undefined : { name: "measured", of: "of" },
  );
  const perUnit: Plan = { aggregate: good, by: { unit: column("unit", "of") }, measures: aggregates, as: "did" };
  return unitsWhere(perUnit, compareAmount(measured, op, value), holdsForNothing(measure, op, value), context);
}

function quantified({ quantifier = "any", least = 1 }: Related, rows: Plan, context: LowerContext): Expr {
  const good = column("good", "of");
  const having = (where: Expr): Expr =>
    among({ project: { filter: rows, where }, columns: { unit: column("unit", "of") }, as: "units" }, context);
  if (quantifier === "any") return having(good);
  if (quantifier === "none") return not(having(good));
  const counted: Plan = {
    aggregate: rows,
    by: { unit: column("unit", "of") },
    measures: { good: { fn: "count", where: good }, all: { fn: "count" } },
    as: "did",
  };
  return unitsWhere(counted, enough(quantifier, least), false, context);
}

/** Of a unit that has records: a unit without any satisfies neither `all` nor "at least". */
function enough(quantifier: "all" | "at least" | "at least %", least: number): Expr {
  const [goods, all] = [column("good", "did"), column("all", "did")];
  if (quantifier === "all") return { call: "=", args: [goods, all] };
  if (quantifier === "at least") return { call: ">=", args: [goods, whole(least)] };
  const times = (count: Expr, by: number): Expr => ({ call: "*", args: [count, whole(by)] });
  return { call: ">=", args: [times(goods, 100), times(all, least)] };
}

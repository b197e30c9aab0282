import type { Expr, Plan } from "@throughline/query";
import { anyOf, call, col, filter, scan, textIs } from "./expressions.ts";
import type { Repo } from "./repo.ts";
import { numberOf, numberOrNull, type Row, textOrNull } from "./rows.ts";

/** Of the whole recorded time. Money is exact decimal text; `returned` is positive, and returns are in no other figure. */
export interface OrderTotals {
  readonly orders: number;
  readonly revenue: string;
  readonly returned: string;
  readonly firstOrderAt: number | null;
  readonly lastOrderAt: number | null;
}

export const noOrders: OrderTotals = {
  orders: 0,
  revenue: "0",
  returned: "0",
  firstOrderAt: null,
  lastOrderAt: null,
};

const isReturn = textIs("s:kind", "return");
const isOrder = call("not", isReturn);

/** The orders of each owner rolled up, by dense id, in one plan. An owner without orders is not in the map. */
export async function orderTotals(
  repo: Repo,
  of: "account" | "customer",
  ids: readonly number[],
  version: number | undefined,
): Promise<ReadonlyMap<number, OrderTotals>> {
  const rows = await repo.rows(
    {
      aggregate: filter(scan("orders"), anyOf(col(of), ids, "integer")),
      by: { owner: col(of) },
      measures: {
        orders: { fn: "count", where: isOrder },
        revenue: { fn: "sum", of: col("d:amount"), where: isOrder },
        returned: { fn: "sum", of: col("d:amount"), where: isReturn },
        first: { fn: "min", of: col("t"), where: isOrder },
        last: { fn: "max", of: col("t"), where: isOrder },
      },
      as: "totals",
    },
    version,
  );
  return new Map(rows.map((row) => [numberOf(row, "owner"), totalsOf(row)]));
}

/** One row per owner with the `value` that a list sorts by: what `orderTotals` shows of it. */
export function orderMeasure(of: "account" | "customer", by: "orders" | "revenue" | "lastOrder"): Plan {
  const measures = {
    orders: { fn: "count", where: isOrder },
    revenue: { fn: "sum", of: col("n:amount"), where: isOrder },
    lastOrder: { fn: "max", of: col("t"), where: isOrder },
  } as const;
  return { aggregate: scan("orders"), by: { owner: col(of) }, measures: { value: measures[by] }, as: "m" };
}

/** `plan` (with `id`) and the place of each row by a measure (`owner`, `value`): the largest first, in a total order. */
export function sortedByMeasure(plan: Plan, measure: Plan, columns: readonly string[]): Extract<Plan, { sort: Plan }> {
  const measured: Plan = { join: plan, to: measure, kind: "left", on: call("=", col("id"), col("owner")) };
  const kept = Object.fromEntries(columns.map((column): [string, Expr] => [column, col(column)]));
  const place = call("coalesce", col("value"), { literal: 0, type: "number" });
  return {
    sort: { project: measured, columns: { ...kept, place }, as: "placed" },
    by: [{ by: col("place"), descending: true }, { by: col("id") }],
  };
}

function totalsOf(row: Row): OrderTotals {
  return {
    orders: numberOrNull(row, "orders") ?? 0,
    revenue: textOrNull(row, "revenue") ?? "0",
    returned: positive(textOrNull(row, "returned") ?? "0"),
    firstOrderAt: numberOrNull(row, "first"),
    lastOrderAt: numberOrNull(row, "last"),
  };
}

const positive = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : amount);

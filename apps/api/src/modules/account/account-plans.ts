import { foldText } from "@throughline/model";
import type { Expr, Plan } from "@throughline/query";
import { among, call, col, equal, filter, pick, scan, text } from "../../repo/expressions.ts";
import { orderMeasure, sortedByMeasure } from "../../repo/order-totals.ts";

export type AccountSort = "name" | "revenue" | "lastOrder" | "people";

/** The accounts, of those that every part holds for. */
export const accountsPlan = (...parts: readonly Expr[]): Plan =>
  pick(filter(scan("accounts"), ...parts), "a", ["id", "key"]);

/** Accounts whose id, name or domain contains the text. */
export function accountMatches(search: string): Expr {
  const sought = search.trim().slice(0, 200);
  const texts = pick(filter(scan("strings"), call("contains", col("folded"), text(foldText(sought)))), "texts", ["id"]);
  return call(
    "or",
    call("contains", col("key"), text(sought)),
    among(col("s:name"), texts),
    among(col("s:domain"), texts),
  );
}

/** In a total order: names from A to Z, figures from the largest; accounts without a figure come last. */
export function sortedAccounts(sort: AccountSort, parts: readonly Expr[]): Extract<Plan, { sort: Plan }> {
  const found = filter(scan("accounts"), ...parts);
  if (sort === "name") {
    const names: Plan = {
      project: scan("strings"),
      columns: { nameId: col("id"), folded: col("folded") },
      as: "names",
    };
    const named: Plan = {
      join: pick(found, "a", ["id", "key", "s:name"]),
      to: names,
      kind: "left",
      on: equal(col("s:name"), col("nameId")),
    };
    const place = call("coalesce", col("folded"), col("key"));
    return { sort: placed(named, place), by: [{ by: col("place") }, { by: col("id") }] };
  }
  const measure = sort === "people" ? members : orderMeasure("account", sort);
  return sortedByMeasure(pick(found, "a", ["id", "key"]), measure, ["id", "key"]);
}

const placed = (plan: Plan, place: Expr): Plan => ({
  project: plan,
  columns: { id: col("id"), key: col("key"), place },
  as: "placed",
});

const members: Plan = {
  aggregate: scan("memberships"),
  by: { owner: col("account") },
  measures: { value: { fn: "distinct", of: col("customer") } },
  as: "m",
};

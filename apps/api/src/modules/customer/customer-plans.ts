import { foldText } from "@throughline/model";
import type { Expr, Plan } from "@throughline/query";
import { among, call, col, equal, filter, pick, scan, text } from "../../repo/expressions.ts";
import { orderMeasure, sortedByMeasure } from "../../repo/order-totals.ts";

export type CustomerSort = "lastSeen" | "firstSeen" | "name" | "orders" | "revenue" | "lastOrder";

const fields = ["id", "key", "firstSeen", "lastSeen"];

/** The customers, of those that every part holds for. */
export const customersPlan = (...parts: readonly Expr[]): Plan =>
  pick(filter(scan("customers"), ...parts), "c", fields);

/** Customers whose identifier or name contains the text; by e-mail only for who may see addresses. */
export function customerMatches(search: string, byEmail: boolean): Expr {
  const sought = search.trim().slice(0, 200);
  const texts = pick(filter(scan("strings"), call("contains", col("folded"), text(foldText(sought)))), "texts", ["id"]);
  const keys = pick(filter(scan("identifiers"), call("contains", col("key"), text(sought))), "keys", ["customer"]);
  const columns = ["s:name", "s:firstName", "s:lastName", ...(byEmail ? ["s:email"] : [])];
  return call("or", among(col("id"), keys), ...columns.map((column) => among(col(column), texts)));
}

/** In a total order: times newest first, names from A to Z, figures from the largest. */
export function sortedCustomers(sort: CustomerSort, parts: readonly Expr[]): Extract<Plan, { sort: Plan }> {
  if (sort === "orders" || sort === "revenue" || sort === "lastOrder")
    return sortedByMeasure(customersPlan(...parts), orderMeasure("customer", sort), fields);
  if (sort !== "name")
    return { sort: customersPlan(...parts), by: [{ by: col(sort), descending: true }, { by: col("id") }] };
  const named: Plan = {
    project: {
      join: pick(filter(scan("customers"), ...parts), "c", [...fields, "s:name"]),
      to: { project: scan("strings"), columns: { nameId: col("id"), folded: col("folded") }, as: "names" },
      kind: "left",
      on: equal(col("s:name"), col("nameId")),
    },
    columns: {
      ...Object.fromEntries(fields.map((field) => [field, col(field)])),
      place: call("coalesce", col("folded"), col("key")),
    },
    as: "sorted",
  };
  return { sort: named, by: [{ by: col("place") }, { by: col("id") }] };
}

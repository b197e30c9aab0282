import type { Expr, Plan } from "@throughline/query";
import { membersOf, unitsPlan } from "../conditions/meaning.ts";
import { column } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import type { Population } from "./population.ts";

const alias = "u";

/** One column, `unit`: dense ids, each once. */
export function lowerPopulation({ unit, where }: Population, clock: Clock): Plan {
  return membersOf(unit, where, clock);
}

/** One row, `size`. */
export function sizePlan({ unit, where }: Population, clock: Clock): Plan {
  return { aggregate: unitsPlan(unit, where, clock), by: {}, measures: { size: { fn: "count" } }, as: "size" };
}

export type MemberSort = "key" | "lastSeen" | "firstSeen";

export interface MemberPage {
  readonly first: number;
  readonly sort?: MemberSort;
  readonly descending?: boolean;
  /** The `sort` and `key` of the last row of the page before. */
  readonly after?: { readonly sort: number | string | null; readonly key: string };
}

/**
 * A page of members: columns `unit`, `key`, `sort`. Sorted by `sort` (missing last), then key, so the order is total and a
 * page goes on exactly after its cursor.
 */
export function membersPlan(population: Population, clock: Clock, page: MemberPage): Plan {
  const by = page.sort ?? "key";
  const members: Plan = {
    project: unitsPlan(population.unit, population.where, clock),
    columns: { unit: column("id", alias), key: column("key", alias), sort: sortColumn(by, population) },
    as: "m",
  };
  const type = population.unit === "customer" && by !== "key" ? "instant" : "text";
  const after = page.after ? afterCursor(page.after, type, page.descending ?? false) : undefined;
  return {
    sort: after ? { filter: members, where: after } : members,
    by: [{ by: column("sort", "m"), descending: page.descending ?? false }, { by: column("key", "m") }],
    limit: page.first,
  };
}

function sortColumn(by: MemberSort, { unit }: Population): Expr {
  if (unit === "account") return column("key", alias);
  return column(by, alias);
}

function afterCursor(
  after: { readonly sort: number | string | null; readonly key: string },
  type: "instant" | "text",
  descending: boolean,
): Expr {
  const sort = column("sort", "m");
  const later: Expr = { call: ">", args: [column("key", "m"), { literal: after.key, type: "text" }] };
  const missing: Expr = { call: "isNull", args: [sort] };
  if (after.sort === null) return { call: "and", args: [missing, later] };
  const value: Expr = { literal: after.sort, type };
  const same: Expr = { call: "and", args: [{ call: "=", args: [sort, value] }, later] };
  return { call: "or", args: [{ call: descending ? "<" : ">", args: [sort, value] }, same, missing] };
}

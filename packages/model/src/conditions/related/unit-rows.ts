import type { Expr, Plan } from "@throughline/query";
import type { Related } from "../condition.ts";
import type { LowerContext } from "../kind.ts";
import { and, column } from "../test/field-columns.ts";
import { unitsOf } from "./read-related.ts";

/**
 * Pairs of a unit and its people or accounts, by current memberships, each pair once: of an account its people, of a
 * customer its accounts, or the people of any of its accounts (itself included).
 */
export function unitRows({ relation, who }: Related, context: LowerContext): Plan {
  const { unit } = context;
  const to = unitsOf(relation) ?? "customer";
  const pairs = unit === to ? colleagues() : membersOf(unit, to);
  const good: Expr = who ? { in: column("other", "pair"), plan: context.members(to, who) } : and();
  return { project: pairs, columns: { unit: column("unit", "pair"), good }, as: "of" };
}

/** A membership stands once per customer and account. */
function membersOf(unit: string, to: string): Plan {
  return {
    project: { scan: "memberships", as: "m" },
    columns: { unit: column(unit, "m"), other: column(to, "m") },
    as: "pair",
  };
}

function colleagues(): Plan {
  const on: Expr = { call: "=", args: [column("account", "m"), column("account", "n")] };
  return {
    project: { join: { scan: "memberships", as: "m" }, to: { scan: "memberships", as: "n" }, kind: "inner", on },
    columns: { unit: column("customer", "m"), other: column("customer", "n") },
    as: "pair",
    distinct: true,
  };
}

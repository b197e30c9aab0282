import type { Expr, Plan } from "@throughline/query";
import type { Unit } from "../conditions/condition.ts";
import { within } from "../conditions/did/event-plan.ts";
import { isAnyEvent, isEvent } from "../conditions/did/named-events.ts";
import { statement, states } from "../conditions/did/trait-then.ts";
import { startsPlan } from "../conditions/existed-for/starts-plan.ts";
import { and, column, or } from "../conditions/test/field-columns.ts";
import { foldText } from "../text/fold-text.ts";
import type { ActsRead } from "./acts-read.ts";
import { isIn } from "./field-plans.ts";

function pick(plan: Plan, of: string, columns: Readonly<Record<string, string>>): Plan {
  const named = Object.entries(columns).map(([name, from]) => [name, column(from, of)] as const);
  return { project: plan, columns: Object.fromEntries(named), as: "found" };
}

const filtered = (scan: string, where: Expr): Plan => ({ filter: { scan, as: "x" }, where });

/** `unit` and `key`: every identifier of customers, the key of accounts. */
export function identifiersPlan(unit: Unit, ids: readonly number[]): Plan {
  const [relation, by] = unit === "customer" ? ["identifiers", "customer"] : ["accounts", "id"];
  return pick(filtered(relation ?? "", isIn(column(by ?? "", "x"), ids)), "x", { unit: by ?? "", key: "key" });
}

/** `unit` and `start`. */
export function beginningsPlan(unit: Unit, ids: readonly number[]): Plan {
  const begun: Plan = { filter: startsPlan(unit), where: isIn(column("unit", "begun"), ids) };
  return pick(begun, "begun", { unit: "unit", start: "start" });
}

/** `unit`, `other` and `primary`, in a fixed order. */
export function membershipsPlan(unit: Unit, ids: readonly number[], most: number): Plan {
  const other = unit === "customer" ? "account" : "customer";
  const found = pick(filtered("memberships", isIn(column(unit, "x"), ids)), "x", { unit, other, primary: "primary" });
  return { sort: found, by: [{ by: column("other", "found") }], limit: most };
}

/** `unit`, `id`, `t`, and whom the record names. */
export function recordsPlan(
  relation: "orders" | "opportunities",
  unit: Unit,
  ids: readonly number[],
  most: number,
): Plan {
  const named = relation === "orders" ? { customer: "customer" } : {};
  const rows = filtered(relation, isIn(column(unit, "x"), ids));
  const found = pick(rows, "x", { unit, id: "id", t: "t", account: "account", ...named });
  return { sort: found, by: [{ by: column("id", "found") }], limit: most };
}

/** `unit`, `segment`, `from` and `to`, in order of time. */
export function spellsPlan(unit: Unit, ids: readonly number[], most: number): Plan {
  const rows = filtered("spells", isIn(column(unit, "x"), ids));
  const found = pick(rows, "x", { unit, segment: "segment", from: "from", to: "to" });
  return { sort: found, by: [{ by: column("from", "found") }], limit: most };
}

/** Events of some units, newest first: those that a definition reads, with what they point to. */
export function eventsPlan(unit: Unit, ids: readonly number[], acts: ActsRead, most: number): Plan {
  const { names, since, pointers } = acts;
  const edge = within(since === undefined ? {} : { from: since });
  const where = and(isIn(column(unit, "e"), ids), ...edge, isAnyEvent(names));
  const plain = ["rid", "event", "kind", "t", "seq", ...pointers];
  const found = pick({ filter: { scan: "events", as: "e" }, where }, "e", {
    unit,
    ...Object.fromEntries(plain.map((name) => [name, name])),
  });
  const by = ["t", "seq", "rid"].map((name) => ({ by: column(name, "found"), descending: true }));
  return { sort: found, by, limit: most };
}

/** Statements of some traits by some customers, in order: `unit`, and `said:<i>` for those that say what the trait is. */
export function statementsPlan(ids: readonly number[], traits: readonly string[], most: number): Plan {
  const said = traits.map((trait) => states(trait, "e"));
  const where = and(isIn(column("customer", "e"), ids), isEvent(statement), or(...said));
  const found: Plan = {
    project: { filter: { scan: "events", as: "e" }, where },
    columns: {
      unit: column("customer", "e"),
      ...Object.fromEntries(["rid", "t", "seq"].map((name) => [name, column(name, "e")])),
      ...Object.fromEntries(said.map((is, i) => [`said:${i}`, is])),
    },
    as: "found",
  };
  return { sort: found, by: ["t", "seq"].map((name) => ({ by: column(name, "found") })), limit: most };
}

/** `id` and `name` of names of events by their ids. */
export function eventNamesPlan(ids: readonly number[]): Plan {
  return pick(filtered("eventNames", isIn(column("id", "x"), ids)), "x", { id: "id", name: "name" });
}

/** `sent` and `name` of those names that count as others now. */
export function mergedNamesPlan(names: readonly string[]): Plan {
  const folded = names.map(foldText);
  const where = and(
    { in: column("sent", "x"), values: folded, type: "text" },
    {
      call: "!=",
      args: [column("sent", "x"), column("folded", "x")],
    },
  );
  return pick(filtered("eventNames", where), "x", { sent: "sent", name: "name" });
}

import type { Expr, Plan } from "@throughline/query";
import type { Condition, FieldTest, Value } from "../conditions/condition.ts";
import { eventsPlan } from "../conditions/did/event-plan.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { unitsPlan } from "../conditions/meaning.ts";
import { column, type Field, letter, or } from "../conditions/test/field-columns.ts";
import { lowerPopulation } from "../population/lower.ts";
import type { Population } from "../population/population.ts";
import type { Clock } from "../time/clock.ts";

/** What a population is broken down by: a trait of the unit, a field of its accounts, or a property of an act of its. */
export type BreakdownField =
  | { readonly trait: string }
  | { readonly account: string }
  | { readonly event: string; readonly property: string };

/** Most values that have a row of their own. */
export const mostBreakdownRows = 50;

/** Columns `text`, `number`, `boolean` (one is set) and `size`: the values that most units have, most first. */
export function breakdownValuesPlan(population: Population, field: BreakdownField, first: number, clock: Clock): Plan {
  const { rows, unit, of } = sourceOf(population, field, clock);
  const value = { s: letter(of, "s"), n: letter(of, "n"), b: letter(of, "b") };
  const set = or(...Object.values(value).map((known): Expr => ({ call: "isNotNull", args: [known] })));
  const counted: Plan = {
    aggregate: { filter: rows, where: set },
    by: { id: value.s, number: value.n, boolean: value.b },
    measures: { size: { fn: "distinct", of: unit } },
    as: "c",
  };
  return {
    sort: {
      project: {
        join: counted,
        to: { scan: "strings", as: "s" },
        kind: "left",
        on: { call: "=", args: [column("id", "c"), column("id", "s")] },
      },
      columns: {
        text: column("display", "s"),
        number: column("number", "c"),
        boolean: column("boolean", "c"),
        size: column("size", "c"),
      },
      as: "value",
    },
    by: [
      { by: column("size", "value"), descending: true },
      { by: column("text", "value") },
      { by: column("number", "value") },
      { by: column("boolean", "value") },
    ],
    limit: first,
  };
}

interface Source {
  readonly rows: Plan;
  /** The unit of a row. */
  readonly unit: Expr;
  readonly of: Field;
}

/** The rows that carry the field, of the members only. */
function sourceOf(population: Population, field: BreakdownField, clock: Clock): Source {
  const { unit, where } = population;
  const members = lowerPopulation(population, clock);
  if ("event" in field) {
    const to = relatedField(field.property, field.event);
    const acts = eventsPlan(field.event, [], {}, clock, [{ in: column(unit, "e"), plan: members }]);
    const own = { rows: acts, unit: column(unit, "e") };
    if (!to) return { ...own, of: { name: field.property, of: "e" } };
    return { ...own, rows: joined(acts, to.relation, column(to.by, "e")), of: { name: to.field, of: "r" } };
  }
  const units = unitsPlan(unit, where, clock);
  const name = "trait" in field ? field.trait : field.account;
  if ("trait" in field || unit === "account") return { rows: units, unit: column("id", "u"), of: { name, of: "u" } };
  const customer = column("customer", "m");
  const memberships: Plan = { filter: { scan: "memberships", as: "m" }, where: { in: customer, plan: members } };
  return { rows: joined(memberships, "accounts", column("account", "m")), unit: customer, of: { name, of: "r" } };
}

function joined(rows: Plan, relation: string, by: Expr): Plan {
  return {
    join: rows,
    to: { scan: relation, as: "r" },
    kind: "inner",
    on: { call: "=", args: [by, column("id", "r")] },
  };
}

/** Values that are decided and stand in no column. */
export function decidedValues(field: BreakdownField): readonly Value[] | undefined {
  return "event" in field && field.property === "session.bounce" ? [true, false] : undefined;
}

/** The channel of a session is decided by ordered rules: a trend broken down by it says who they are. */
export function isBreakdownField(field: BreakdownField): boolean {
  return !("event" in field) || field.property !== "session.channel";
}

/** The units that have a value; for an event's property, that did it with the value ever. */
export function hasValue(field: BreakdownField, value: Value): Condition {
  return tested(field, { op: "is", value });
}

/** The units for which anything is known. */
export function hasAnyValue(field: BreakdownField): Condition {
  return tested(field, { op: "is set" });
}

function tested(field: BreakdownField, test: FieldTest): Condition {
  if ("trait" in field) return { trait: { trait: field.trait, ...test } };
  if ("account" in field) return { account: { field: field.account, ...test } };
  return { did: { event: field.event, where: [{ property: field.property, ...test }] } };
}

/** Those of some values, then "Other" (a value, none of these) and "(none)": every member is in at least one. */
export function breakdownParts(field: BreakdownField, values: readonly Value[]): readonly Condition[] {
  const rows = values.map((value) => hasValue(field, value));
  const any = hasAnyValue(field);
  return [...rows, { all: [any, { not: { any: rows } }] }, { not: any }];
}

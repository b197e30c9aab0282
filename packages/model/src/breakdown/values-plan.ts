import type { Expr, Plan } from "@throughline/query";
import { channelNames, namedId, rulesOf } from "../channel/channel-of.ts";
import { eventsPlan } from "../conditions/did/event-plan.ts";
import { oneEvent } from "../conditions/did/one-event.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { unitsPlan } from "../conditions/meaning.ts";
import { column, letter, or } from "../conditions/test/field-columns.ts";
import { lowerPopulation } from "../population/lower.ts";
import type { Population } from "../population/population.ts";
import { sessionsWithField } from "../session/decided-fields.ts";
import type { Clock } from "../time/clock.ts";
import type { BreakdownField } from "./field.ts";

/** A field whose values stand in columns. */
type StoredField = Exclude<BreakdownField, { readonly segments: unknown }>;

/** Columns `id`, `text`, `number`, `boolean` (one is set) and `size`: the values that most units have, most first. */
export function breakdownValuesPlan(population: Population, field: StoredField, first: number, clock: Clock): Plan {
  const { rows, unit, value } = sourceOf(population, field, clock);
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
        id: column("id", "c"),
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
      { by: column("id", "value") },
    ],
    limit: first,
  };
}

/** A value that no stored text has: the name of a channel by its id. */
export function decidedText(id: number, clock: Clock): string | undefined {
  return channelNames(rulesOf(clock)).find((_, place) => namedId(place) === id);
}

interface Source {
  readonly rows: Plan;
  /** The unit of a row. */
  readonly unit: Expr;
  readonly value: { readonly s: Expr; readonly n: Expr; readonly b: Expr };
}

const lettersOf = (name: string, of: string): Source["value"] => ({
  s: letter({ name, of }, "s"),
  n: letter({ name, of }, "n"),
  b: letter({ name, of }, "b"),
});

/** The rows that carry the field, of the members only. */
function sourceOf(population: Population, field: StoredField, clock: Clock): Source {
  const { unit, where } = population;
  if ("event" in field) return sourceOfActs(population, field, clock);
  const units = unitsPlan(unit, where, clock);
  const name = "trait" in field ? field.trait : field.account;
  if ("trait" in field || unit === "account")
    return { rows: units, unit: column("id", "u"), value: lettersOf(name, "u") };
  const customer = column("customer", "m");
  const members = lowerPopulation(population, clock);
  const memberships: Plan = { filter: { scan: "memberships", as: "m" }, where: { in: customer, plan: members } };
  const accounts = joined(memberships, { scan: "accounts", as: "r" }, column("account", "m"));
  return { rows: accounts, unit: customer, value: lettersOf(name, "r") };
}

function sourceOfActs(
  population: Population,
  { event, property, which }: Extract<BreakdownField, { readonly event: string }>,
  clock: Clock,
): Source {
  const unit = column(population.unit, "e");
  const ofMembers = [{ in: unit, plan: lowerPopulation(population, clock) }];
  const one = which && oneEvent({ event, which }, population.unit, clock, ofMembers);
  const acts = one ? { filter: one.ranked, where: one.chosen } : eventsPlan(event, [], {}, clock, ofMembers);
  const to = relatedField(property, event);
  if (!to) return { rows: acts, unit, value: lettersOf(property, "e") };
  const records: Plan = to.by === "session" ? sessionsWithField(to.field, "r", clock) : { scan: to.relation, as: "r" };
  const rows = joined(acts, records, column(to.by, "e"));
  if (to.by !== "session" || to.field !== "channel") return { rows, unit, value: lettersOf(to.field, "r") };
  const missing = (type: "number" | "boolean"): Expr => ({ literal: null, type });
  return { rows, unit, value: { s: column("channel", "r"), n: missing("number"), b: missing("boolean") } };
}

/** Many-to-one: `records` (as `r`) by their id. */
function joined(rows: Plan, records: Plan, by: Expr): Plan {
  return { join: rows, to: records, kind: "inner", on: { call: "=", args: [by, column("id", "r")] } };
}

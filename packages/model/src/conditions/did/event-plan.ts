import type { Expr, Plan } from "@throughline/query";
import { sessionsWithField, sessionTest } from "../../session/decided-fields.ts";
import type { Clock } from "../../time/clock.ts";
import type { EventFilter, PropertyTest } from "../condition.ts";
import type { LowerContext } from "../kind.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { compareFields } from "../test/compare-fields.ts";
import { and, column, type Field, instant, not } from "../test/field-columns.ts";
import { lowerTest } from "../test/lower-test.ts";
import { isEvent } from "./named-events.ts";
import { customerOf, type Pointer, relatedField } from "./pointed-records.ts";
import { customerTrait, heldThen } from "./trait-then.ts";
import type { Stretch } from "./window.ts";

export const eventProperty = (property: string): Field => ({ name: property, of: "e" });

/** Adds the record that a measured property is read from (as `p`), many-to-one; and where the property is then. */
export function measuredField(
  events: Plan,
  event: string,
  property: string | undefined,
): { readonly plan: Plan; readonly field: Field | undefined } {
  if (property === undefined) return { plan: events, field: undefined };
  const to = relatedField(property, event);
  if (!to) return { plan: events, field: eventProperty(property) };
  return { plan: joined(events, to, "p"), field: { name: to.field, of: "p" } };
}

function joined(events: Plan, { relation, by }: Pointer, as: string): Plan {
  const on: Expr = { call: "=", args: [column(by, "e"), column("id", as)] };
  return { join: events, to: { scan: relation, as }, kind: "left", on };
}

/** Acts of a unit: of those that are asked for. */
export function ofUnits({ unit, only }: Pick<LowerContext, "unit" | "only">): Expr {
  const who = column(unit, "e");
  return and({ call: "isNotNull", args: [who] }, ...(only ? [only(who)] : []));
}

export function within({ from, to }: Stretch, t: Expr = column("t", "e")): readonly Expr[] {
  const edges: Expr[] = [];
  if (from !== undefined) edges.push({ call: ">=", args: [t, instant(from)] });
  if (to !== undefined) edges.push({ call: "<", args: [t, instant(to)] });
  return edges;
}

/** Where the two sides of a comparison are: of the event, or of a record that it points to, joined under its own name. */
function sidesOf(event: string, test: PropertyTest): readonly { readonly field: Field; readonly from?: Pointer }[] {
  const { to } = test;
  if (!to) return [];
  const other = "trait" in to ? { ...customerOf, field: to.trait } : relatedField(to.property, event);
  const name = "trait" in to ? to.trait : to.property;
  const own = relatedField(test.property, event);
  return [
    own ? { field: { name: own.field, of: `e ${own.by}` }, from: own } : { field: eventProperty(test.property) },
    other ? { field: { name: other.field, of: `e ${other.by}` }, from: other } : { field: eventProperty(name) },
  ];
}

/** Adds the records that the comparisons of some tests read: many-to-one, each once, so no event is repeated. */
export function withCompared(events: Plan, filters: readonly EventFilter[]): Plan {
  const pointers = new Map<string, Pointer>();
  for (const { event, where = [] } of filters)
    for (const test of where) for (const { from } of sidesOf(event, test)) if (from) pointers.set(from.by, from);
  return [...pointers.values()].reduce<Plan>((plan, from) => joined(plan, from, `e ${from.by}`), events);
}

/** A negative test of a related field also holds where there is no related record. */
function lowerPropertyTest(event: string, test: PropertyTest, clock: Clock): Expr {
  const [one, other] = sidesOf(event, test);
  if (one && other) return compareFields(test.op, one.field, other.field);
  const trait = test.asOf && customerTrait(test.property);
  if (trait !== undefined) return heldThen(event, trait, test, clock);
  const to = relatedField(test.property, event);
  if (!to) return lowerTest(test, eventProperty(test.property), clock);
  const { test: positive, negated } = positiveTest(test);
  const ofSession = to.by === "session";
  const records: Plan = ofSession ? sessionsWithField(to.field, "r", clock) : { scan: to.relation, as: "r" };
  const where = ofSession
    ? sessionTest(positive, to.field, "r", clock)
    : lowerTest(positive, { name: to.field, of: "r" }, clock);
  const holds: Expr = {
    in: column(to.by, "e"),
    plan: { project: { filter: records, where }, columns: { id: column("id", "r") }, as: "related" },
  };
  return negated ? not(holds) : holds;
}

/** Do the properties of an event or record (as `e`) satisfy every test? */
export function lowerTests(event: string, where: readonly PropertyTest[], clock: Clock): Expr {
  return and(...where.map((test) => lowerPropertyTest(event, test, clock)));
}

/** Is an event (as `e`, with `withCompared` around its source) of the name, and does it satisfy every test? */
export function satisfies({ event, where = [] }: EventFilter, clock: Clock): Expr {
  return and(isEvent(event), lowerTests(event, where, clock));
}

/** Those rows of events (as `e`) that are of the name and satisfy every test, and `more`. */
export function filterEvents(rows: Plan, filter: EventFilter, clock: Clock, more: readonly Expr[]): Plan {
  return { filter: withCompared(rows, [filter]), where: and(...more, satisfies(filter, clock)) };
}

/** The events (as `e`) of a name, within a stretch of time, that satisfy every test. */
export function eventsPlan(
  event: string,
  where: readonly PropertyTest[],
  stretch: Stretch,
  clock: Clock,
  more: readonly Expr[] = [],
): Plan {
  return filterEvents({ scan: "events", as: "e" }, { event, where }, clock, [...within(stretch), ...more]);
}

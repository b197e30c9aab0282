import type { Expr, Plan } from "@throughline/query";
import { kindOfEvent } from "../../records/record-events.ts";
import type { Clock } from "../../time/clock.ts";
import type { PropertyTest } from "../condition.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { and, column, type Field, instant, not, whole } from "../test/field-columns.ts";
import { lowerTest } from "../test/lower-test.ts";
import { countsAs } from "./named-events.ts";
import type { Stretch } from "./window.ts";

/** Many-to-one records that any event points to: the prefix of the property, and where the record's fields are. */
const ofAny: ReadonlyMap<string, string> = new Map([
  ["account", "accounts"],
  ["customer", "customers"],
]);

/** Those that business events point to besides; a collected event has properties of such names itself. */
const ofBusiness: ReadonlyMap<string, string> = new Map([
  ["product", "products"],
  ["campaign", "campaigns"],
  ["order", "orders"],
]);

/** `product.department` -> the relation, the event's column that points to it, and the field; else a property of the event. */
export function relatedField(
  property: string,
  event: string,
): { readonly relation: string; readonly by: string; readonly field: string } | undefined {
  const dot = property.indexOf(".");
  const by = property.slice(0, Math.max(dot, 0));
  const relation = ofAny.get(by) ?? (kindOfEvent(event) ? ofBusiness.get(by) : undefined);
  return relation === undefined ? undefined : { relation, by, field: property.slice(dot + 1) };
}

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
  const on: Expr = { call: "=", args: [column(to.by, "e"), column("id", "p")] };
  return {
    plan: { join: events, to: { scan: to.relation, as: "p" }, kind: "left", on },
    field: { name: to.field, of: "p" },
  };
}

/** `*` is any collected event; business, message and segment events only by name. */
export function isEvent(event: string): Expr {
  if (event === "*") return { call: "=", args: [column("kind", "e"), whole(0)] };
  const named: Plan = {
    project: {
      filter: { scan: "eventNames", as: "n" },
      where: countsAs(event, "n"),
    },
    columns: { id: column("id", "n") },
    as: "ids",
  };
  return { in: column("event", "e"), plan: named };
}

export function within({ from, to }: Stretch, t: Expr = column("t", "e")): readonly Expr[] {
  const edges: Expr[] = [];
  if (from !== undefined) edges.push({ call: ">=", args: [t, instant(from)] });
  if (to !== undefined) edges.push({ call: "<", args: [t, instant(to)] });
  return edges;
}

/** A negative test of a related field also holds where there is no related record. */
export function lowerPropertyTest(event: string, test: PropertyTest, clock: Clock): Expr {
  const to = relatedField(test.property, event);
  if (!to) return lowerTest(test, eventProperty(test.property), clock);
  const { test: positive, negated } = positiveTest(test);
  const where = lowerTest(positive, { name: to.field, of: "r" }, clock);
  const holds: Expr = {
    in: column(to.by, "e"),
    plan: {
      project: { filter: { scan: to.relation, as: "r" }, where },
      columns: { id: column("id", "r") },
      as: "related",
    },
  };
  return negated ? not(holds) : holds;
}

/** The events (as `e`) of a name, within a stretch of time, that satisfy every test. */
export function eventsPlan(
  event: string,
  where: readonly PropertyTest[],
  stretch: Stretch,
  clock: Clock,
  more: readonly Expr[] = [],
): Plan {
  const tests = where.map((test) => lowerPropertyTest(event, test, clock));
  return {
    filter: { scan: "events", as: "e" },
    where: and(isEvent(event), ...within(stretch), ...tests, ...more),
  };
}

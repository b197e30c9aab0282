import type { Plan } from "@throughline/query";
import type { EventFilter, FieldTest, PropertyTest, Unit, Window } from "./condition.ts";
import { eventsPlan } from "./did/event-plan.ts";
import { relatedField } from "./did/pointed-records.ts";
import { statement } from "./did/trait-then.ts";
import type { WakeContext, Wakes } from "./history.ts";
import { and, column } from "./test/field-columns.ts";

export const still: Wakes = { acts: [], moving: [], everyoneAt: [] };

export function together(parts: readonly (Wakes | undefined)[]): Wakes | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return {
    acts: [...new Set(known.flatMap(({ acts }) => acts))],
    moving: known.flatMap(({ moving }) => moving),
    everyoneAt: known.flatMap(({ everyoneAt }) => everyoneAt),
  };
}

/** A test whose answer moves with the clock although the value stays. */
export function movesByItself({ op }: FieldTest): boolean {
  return op === "in the last" || op === "in the next" || op === "anniversary in";
}

/** Does a test read nothing but the event itself and its own customer? Then nothing else wakes who did it. */
function isOwn(event: string, { property, to, asOf: _, ...test }: PropertyTest, unit: Unit): boolean {
  const others = [property, ...(to && "property" in to ? [to.property] : [])].flatMap(
    (name) => relatedField(name, event) ?? [],
  );
  const ofPerson = others.length > 0 || (to !== undefined && "trait" in to);
  return !movesByItself(test) && others.every(({ by }) => by === "customer") && (unit === "customer" || !ofPerson);
}

/** Are the tests and the measured property of the unit itself? */
export function areOwn({ event, where = [] }: EventFilter, property: string | undefined, unit: Unit): boolean {
  const measured = property === undefined ? [] : [{ property, op: "is set" as const }];
  return [...where, ...measured].every((test) => isOwn(event, test, unit));
}

/** The edges of a window that move with the instant asked. */
export function edgesOfWindow(window: Window | undefined): readonly string[] {
  if (!window) return [];
  if ("last" in window) return [window.last, ""];
  return "between" in window ? [window.between.far, window.between.near] : [];
}

/**
 * Acts of a name, with some tests, whose units turn when one of the edges comes past them. A late statement can make an act
 * satisfy a test as of then: statements wake too, and such tests leave nobody out of those whom an edge comes past.
 */
export function movingActs({ event, where = [] }: EventFilter, edges: readonly string[], context: WakeContext): Wakes {
  const { unit, clock } = context;
  const known = { call: "isNotNull", args: [column(unit, "e")] } as const;
  const lasting = where.filter(({ asOf }) => asOf === undefined);
  const rows: Plan = {
    project: eventsPlan(event, lasting, {}, clock, [and(known)]),
    columns: { unit: column(unit, "e"), t: column("t", "e") },
    as: "moving",
  };
  const stated = lasting.length < where.length ? [statement] : [];
  return { acts: [event, ...stated], moving: edges.length > 0 ? [{ rows, edges }] : [], everyoneAt: [] };
}

import type { CountOperator, EventFilter, PropertyTest, Window } from "@throughline/model";
import { momentOf, move } from "./berlin.ts";
import { apart, fold, testHolds } from "./field-oracle.ts";
import { sessionFieldOf } from "./session-oracle.ts";
import type { FieldValue, World, WorldEvent } from "./world.ts";

export function inWindow(t: number, window: Window | undefined, now: number): boolean {
  if (!window) return true;
  if ("last" in window) return t >= move(now, window.last, -1) && t < now;
  if ("between" in window) return t >= move(now, window.between.far, -1) && t < move(now, window.between.near, -1);
  const from = window.from === undefined ? undefined : momentOf(window.from);
  const to = window.to === undefined ? undefined : momentOf(window.to);
  return (from === undefined || t >= from.start) && (to === undefined || t < to.end);
}

/** The trait in the newest statement of it by the same customer, not after the event in the order (timestamp, seq). */
function traitThen(world: World, event: WorldEvent, trait: string): FieldValue | undefined {
  let newest: WorldEvent | undefined;
  for (const one of world.events) {
    const says = one.customer !== null && one.customer === event.customer && Object.hasOwn(one.stated ?? {}, trait);
    const before = one.t < event.t || (one.t === event.t && one.seq <= event.seq);
    if (!says || !before) continue;
    if (!newest || one.t > newest.t || (one.t === newest.t && one.seq > newest.seq)) newest = one;
  }
  return newest?.stated?.[trait] ?? undefined;
}

export function propertyOf(world: World, event: WorldEvent, name: string, asOf?: "event"): FieldValue | undefined {
  if (asOf) return traitThen(world, event, name.replace("customer.", ""));
  const [by, ...rest] = name.split(".");
  const field = rest.join(".");
  if (rest.length > 0 && by === "product" && event.kind === 1)
    return world.products.find((p) => p.id === event.product)?.fields[field];
  if (rest.length > 0 && by === "account") return world.accounts.find((a) => a.id === event.account)?.fields[field];
  if (rest.length > 0 && by === "customer") return world.customers.find((c) => c.id === event.customer)?.fields[field];
  if (rest.length > 0 && by === "session") return sessionFieldOf(world, event, field);
  return event.properties[name];
}

export function eventMatches(
  world: World,
  event: WorldEvent,
  name: string,
  where: readonly PropertyTest[] | undefined,
  now: number,
): boolean {
  const named = name === "*" ? event.kind === 0 && !apart.test(fold(event.name)) : fold(event.name) === fold(name);
  return (
    named &&
    (where ?? []).every((test) => propertyTestHolds(test, (of, asOf) => propertyOf(world, event, of, asOf), now))
  );
}

export function matchesFilter(
  world: World,
  event: WorldEvent,
  { event: name, where }: EventFilter,
  now: number,
): boolean {
  return eventMatches(world, event, name, where, now);
}

/** `read` gives a property by name; the trait of whoever did it reads as `customer.<trait>`. */
export function propertyTestHolds(
  test: PropertyTest,
  read: (name: string, asOf?: "event") => FieldValue | undefined,
  now: number,
): boolean {
  const value = read(test.property, test.asOf);
  if (!test.to) return testHolds(test, value, now);
  return comparisonHolds(test.op, value, read("trait" in test.to ? `customer.${test.to.trait}` : test.to.property));
}

function comparisonHolds(op: PropertyTest["op"], a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (op === "is not") return !comparisonHolds("is", a, b);
  if (a === undefined || b === undefined) return false;
  if (op === "is") {
    const [as, bs] = [a, b].map((v) => (Array.isArray(v) ? v : [v]));
    const text = (v: FieldValue) => (typeof v === "string" ? fold(v) : v);
    return (as ?? []).some((x) => (bs ?? []).some((y) => text(x) === text(y)));
  }
  if (op === "before" || op === "after") {
    const [s, t] = [a, b].map((v) => (typeof v === "string" ? momentOf(v)?.start : undefined));
    if (s === undefined || t === undefined) return false;
    return op === "before" ? s < t : s > t;
  }
  if (typeof a !== "number" || typeof b !== "number") return false;
  if (op === ">") return a > b;
  if (op === ">=") return a >= b;
  return op === "<" ? a < b : a <= b;
}

/** The unit's events in the order (timestamp, seq). */
export function eventsOf(world: World, unit: "customer" | "account", id: number): readonly WorldEvent[] {
  return world.events.filter((e) => e[unit] === id).sort((a, b) => a.t - b.t || a.seq - b.seq);
}

/** That somebody came into a segment or left it is no sign of life. */
export function ofSegments({ kind, name }: WorldEvent): boolean {
  return kind === 1 && name.startsWith("segment.");
}

/** Earliest of first event, profile and `createdAt`. */
export function beginningOf(world: World, unit: "customer" | "account", id: number): number | undefined {
  const customer = unit === "customer" ? world.customers.find((c) => c.id === id) : undefined;
  const created = (customer ?? world.accounts.find((a) => a.id === id))?.fields["createdAt"];
  const all = eventsOf(world, unit, id)
    .filter((e) => !ofSegments(e))
    .map((e) => e.t);
  if (customer?.made !== undefined) all.push(customer.made);
  const moment = typeof created === "string" ? momentOf(created) : undefined;
  if (moment) all.push(moment.start);
  return all.length > 0 ? Math.min(...all) : undefined;
}

export function amountHolds(measured: number | undefined, op: CountOperator = ">=", value: Amount = 1): boolean {
  if (measured === undefined) return false;
  if (typeof value !== "number") return measured >= value[0] && measured <= value[1];
  if (op === "=") return measured === value;
  if (op === "!=") return measured !== value;
  if (op === ">=") return measured >= value;
  if (op === "<=") return measured <= value;
  return op === ">" ? measured > value : measured < value;
}

type Amount = number | readonly [number, number];

/** Values in the tests have at most 4 decimals, so sums are exact in ten-thousandths. */
export function exactSum(numbers: readonly number[]): number {
  return Number(numbers.reduce((sum, n) => sum + BigInt(Math.round(n * 10_000)), 0n)) / 10_000;
}

export function differentValues(values: readonly (FieldValue | undefined)[]): number {
  const plain = values.filter((v) => v !== undefined && !Array.isArray(v));
  return new Set(plain.map((v) => (typeof v === "string" ? `s${fold(v)}` : `${typeof v}${String(v)}`))).size;
}

export function measure(name: string, count: number, values: readonly (FieldValue | undefined)[]): number | undefined {
  const numbers = values.filter((v) => typeof v === "number");
  if (name === "count") return count;
  if (name === "distinct") return differentValues(values);
  if (name === "sum") return exactSum(numbers);
  if (numbers.length === 0) return undefined;
  if (name === "avg") return numbers.reduce((a, b) => a + b, 0) / numbers.length;
  return name === "min" ? Math.min(...numbers) : Math.max(...numbers);
}

import type { Condition, Did, PropertyTest, Unit, Window } from "@throughline/model";
import { momentOf, move } from "./berlin.ts";
import { fold, testHolds } from "./field-oracle.ts";
import type { FieldValue, World, WorldEvent } from "./world.ts";

/** The ids of the units that satisfy a condition: loops over events, straight from the counting rules. */
export function unitsOf(world: World, unit: Unit, condition: Condition, now: number): number[] {
  const units = unit === "customer" ? world.customers : world.accounts;
  return units.map((u) => u.id).filter((id) => holds(world, unit, id, condition, now));
}

function holds(world: World, unit: Unit, id: number, condition: Condition, now: number): boolean {
  if ("all" in condition) return condition.all.every((c) => holds(world, unit, id, c, now));
  if ("any" in condition) return condition.any.some((c) => holds(world, unit, id, c, now));
  if ("not" in condition) return !holds(world, unit, id, condition.not, now);
  if ("did" in condition) return didHolds(world, unit, id, condition.did, now);
  if ("trait" in condition) {
    const customer = world.customers.find((c) => c.id === id);
    return testHolds(condition.trait, customer?.fields[condition.trait.trait], now);
  }
  const { field, primary } = condition.account;
  if (unit === "account")
    return testHolds(condition.account, world.accounts.find((a) => a.id === id)?.fields[field], now);
  const negative = { "is not": "is", "not in": "in", "not contains": "contains", "is not set": "is set" } as const;
  const { op } = condition.account;
  const isNegative = op === "is not" || op === "not in" || op === "not contains" || op === "is not set";
  const positive = isNegative ? { ...condition.account, op: negative[op] } : condition.account;
  const found = world.memberships
    .filter((m) => m.customer === id && (!primary || m.primary))
    .some((m) => testHolds(positive, world.accounts.find((a) => a.id === m.account)?.fields[field], now));
  return isNegative ? !found : found;
}

export function inWindow(t: number, window: Window | undefined, now: number): boolean {
  if (!window) return true;
  if ("last" in window) return t >= move(now, window.last, -1) && t < now;
  if ("between" in window) return t >= move(now, window.between.far, -1) && t < move(now, window.between.near, -1);
  const from = window.from === undefined ? undefined : momentOf(window.from);
  const to = window.to === undefined ? undefined : momentOf(window.to);
  return (from === undefined || t >= from.start) && (to === undefined || t < to.end);
}

export function propertyOf(world: World, event: WorldEvent, name: string): FieldValue | undefined {
  const [by, ...rest] = name.split(".");
  const field = rest.join(".");
  if (rest.length > 0 && by === "product" && event.kind === 1)
    return world.products.find((p) => p.id === event.product)?.fields[field];
  if (rest.length > 0 && by === "account") return world.accounts.find((a) => a.id === event.account)?.fields[field];
  if (rest.length > 0 && by === "customer") return world.customers.find((c) => c.id === event.customer)?.fields[field];
  return event.properties[name];
}

export function eventMatches(
  world: World,
  event: WorldEvent,
  name: string,
  where: readonly PropertyTest[] | undefined,
  now: number,
): boolean {
  if (name === "*" ? event.kind !== 0 : fold(event.name) !== fold(name)) return false;
  return (where ?? []).every((test) => testHolds(test, propertyOf(world, event, test.property), now));
}

function didHolds(world: World, unit: Unit, id: number, did: Did, now: number): boolean {
  const events = world.events.filter(
    (e) => e[unit] === id && inWindow(e.t, did.window, now) && eventMatches(world, e, did.event, did.where, now),
  );
  const values = events.map((e) => (did.property === undefined ? undefined : propertyOf(world, e, did.property)));
  const measured = measure(did.measure ?? "count", events.length, values);
  if (measured === undefined) return false;
  const { op = ">=", value = 1 } = did;
  if (typeof value !== "number") return measured >= value[0] && measured <= value[1];
  if (op === "=") return measured === value;
  if (op === "!=") return measured !== value;
  if (op === ">=") return measured >= value;
  if (op === "<=") return measured <= value;
  return op === ">" ? measured > value : measured < value;
}

/** Values in the tests have at most 4 decimals, so sums are exact in ten-thousandths. */
export function exactSum(numbers: readonly number[]): number {
  return Number(numbers.reduce((sum, n) => sum + BigInt(Math.round(n * 10_000)), 0n)) / 10_000;
}

export function differentValues(values: readonly (FieldValue | undefined)[]): number {
  const plain = values.filter((v) => v !== undefined && !Array.isArray(v));
  return new Set(plain.map((v) => (typeof v === "string" ? `s${fold(v)}` : `${typeof v}${String(v)}`))).size;
}

function measure(name: string, count: number, values: readonly (FieldValue | undefined)[]): number | undefined {
  const numbers = values.filter((v) => typeof v === "number");
  if (name === "count") return count;
  if (name === "distinct") return differentValues(values);
  if (name === "sum") return exactSum(numbers);
  if (numbers.length === 0) return undefined;
  if (name === "avg") return numbers.reduce((a, b) => a + b, 0) / numbers.length;
  return name === "min" ? Math.min(...numbers) : Math.max(...numbers);
}

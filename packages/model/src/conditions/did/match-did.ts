import { foldText } from "../../text/fold-text.ts";
import type { Clock } from "../../time/clock.ts";
import type { CountOperator, Did, DidMeasure, EventFilter, PropertyTest } from "../condition.ts";
import type { HistoryEvent, Known, MatchContext } from "../history.ts";
import { matchPropertyTest } from "../test/match-test.ts";
import { movesByItself } from "../wakes.ts";
import { actsWithin, countWithin } from "./acts-within.ts";
import { lastPeriods } from "./periods.ts";
import { type Stretch, windowStretch } from "./window.ts";

const apart = /^(message|segment)\./;

/** Is an event of the name, and does it satisfy every test? */
export function matchFilter({ event, where = [] }: EventFilter, one: HistoryEvent, clock: Clock): boolean {
  return isNamed(event, one) && satisfies(where, one, clock);
}

function isNamed(event: string, one: HistoryEvent): boolean {
  const name = foldText(one.event);
  return event === "*" ? one.kind === 0 && !apart.test(name) : name === foldText(event);
}

function satisfies(where: readonly PropertyTest[], one: HistoryEvent, clock: Clock): boolean {
  return where.every((test) => matchPropertyTest(test, (of, asOf) => one.property(of, asOf), clock));
}

/** Many definitions look through the events of one history: their names are folded once for all of them. */
const byName = new WeakMap<readonly HistoryEvent[], ReadonlyMap<string, readonly HistoryEvent[]>>();
const ofAnyName = new WeakMap<readonly HistoryEvent[], readonly HistoryEvent[]>();
const none: readonly HistoryEvent[] = [];

/** Those of the name, in their order: the same list each time. */
export function named(events: readonly HistoryEvent[], event: string): readonly HistoryEvent[] {
  if (event === "*") {
    const any = ofAnyName.get(events) ?? events.filter((one) => isNamed(event, one));
    ofAnyName.set(events, any);
    return any;
  }
  const known = byName.get(events);
  const names = known ?? Map.groupBy(events, (one) => foldText(one.event));
  if (!known) byName.set(events, names);
  return names.get(foldText(event)) ?? none;
}

/** Those of the name that satisfy every test, in their order. */
export function matching(
  { event, where }: EventFilter,
  { history, clock, kept }: MatchContext,
): readonly HistoryEvent[] {
  const ofName = named(history.events, event);
  if (where === undefined || where.length === 0) return ofName;
  const known = kept.get(ofName) ?? new Map<readonly PropertyTest[], readonly HistoryEvent[]>();
  const found = known.get(where) ?? ofName.filter((one) => satisfies(where, one, clock));
  if (!where.some(movesByItself)) kept.set(ofName, known.set(where, found));
  return found;
}

export function inStretch(t: number, { from, to }: Stretch): boolean {
  return (from === undefined || t >= from) && (to === undefined || t < to);
}

/** `measured op amount`; an unknown measure satisfies nothing. */
export function matchAmount(
  measured: number | undefined,
  op: CountOperator = ">=",
  amount: number | readonly [number, number] = 1,
): boolean {
  if (measured === undefined) return false;
  if (typeof amount !== "number") return measured >= amount[0] && measured <= amount[1];
  switch (op) {
    case "!=":
      return measured !== amount;
    case ">=":
      return measured >= amount;
    case "<=":
      return measured <= amount;
    case ">":
      return measured > amount;
    case "<":
      return measured < amount;
    default:
      return measured === amount;
  }
}

/** A measure of rows; counts, sums and different values of nothing are 0, the others unknown. */
export function measured(measure: DidMeasure, values: readonly (Known | undefined)[]): number | undefined {
  if (measure === "count") return values.length;
  if (measure === "distinct") {
    const plain = values.filter((v) => v !== undefined && typeof v !== "object");
    return new Set(plain.map((v) => (typeof v === "string" ? `text ${foldText(v)}` : `${typeof v} ${v}`))).size;
  }
  const numbers = values.filter((v) => typeof v === "number");
  if (measure === "sum") return exactSum(numbers);
  if (numbers.length === 0) return undefined;
  if (measure === "avg") return numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const better = measure === "min" ? Math.min : Math.max;
  return numbers.reduce((a, b) => better(a, b));
}

const tenThousandths = 10_000;

/** Exact while every number has at most 4 decimals, as in the plan. */
function exactSum(numbers: readonly number[]): number {
  const exact = numbers.every((n) => Number(n.toFixed(4)) === n && Math.abs(n) < 1e11);
  if (!exact) return numbers.reduce((a, b) => a + b, 0);
  const whole = numbers.reduce((sum, n) => sum + BigInt(Math.round(n * tenThousandths)), 0n);
  return Number(whole) / tenThousandths;
}

export function matchDid(did: Did, context: MatchContext): boolean {
  const { history, clock } = context;
  const found = matching(did, context);
  const stretch = windowStretch(did.window, clock);
  const [first] = found;
  switch (did.form) {
    case undefined: {
      const { measure = "count", property } = did;
      if (measure === "count") return matchAmount(countWithin(found, stretch), did.op, did.value);
      const values = actsWithin(found, stretch).map((event) =>
        property === undefined ? undefined : event.property(property),
      );
      return matchAmount(measured(measure, values), did.op, did.value);
    }
    case "first time":
      return first !== undefined && inStretch(first.t, stretch);
    case "first event, then filter":
    case "last event, then filter": {
      const one = named(history.events, did.event).at(did.form === "last event, then filter" ? -1 : 0);
      return one !== undefined && found.includes(one) && inStretch(one.t, stretch);
    }
    case "regularly":
      return regularly(did, found, history.begins, clock);
    default:
      return changed(did, found, stretch, clock);
  }
}

function changed(did: Did, found: readonly HistoryEvent[], far: Stretch, clock: Clock): boolean {
  const did1 = (stretch: Stretch): boolean => countWithin(found, stretch) > 0;
  const near: Stretch = { from: far.to ?? clock.now, to: clock.now };
  if (did.form === "stopped") return did1(far) && !did1(near);
  return did1(near) && !did1(far) && far.from !== undefined && did1({ to: far.from });
}

function regularly(did: Did, found: readonly HistoryEvent[], begins: number | undefined, clock: Clock): boolean {
  const { per = "week", atLeast = 1, ofLast = 1 } = did;
  const bounds = lastPeriods(per, ofLast, clock);
  const done = bounds.slice(1).filter((to, i) => {
    const count = countWithin(found, { from: bounds[i] ?? to, to });
    return (count > 0 || (begins !== undefined && begins < to)) && matchAmount(count, did.op, did.value);
  });
  return done.length >= atLeast;
}

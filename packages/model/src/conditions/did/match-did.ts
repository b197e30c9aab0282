import { foldText } from "../../text/fold-text.ts";
import type { Clock } from "../../time/clock.ts";
import type { CountOperator, Did, DidMeasure, EventFilter, PropertyTest } from "../condition.ts";
import type { HistoryEvent, Known, MatchContext } from "../history.ts";
import { matchPropertyTest } from "../test/match-test.ts";
import { lastPeriods } from "./periods.ts";
import { type Stretch, windowStretch } from "./window.ts";

const apart = /^(message|segment)\./;

/** Is an event of the name, and does it satisfy every test? */
export function matchFilter({ event, where = [] }: EventFilter, one: HistoryEvent, clock: Clock): boolean {
  const name = foldText(one.event);
  const named = event === "*" ? one.kind === 0 && !apart.test(name) : name === foldText(event);
  return named && satisfies(where, one, clock);
}

function satisfies(where: readonly PropertyTest[], one: HistoryEvent, clock: Clock): boolean {
  return where.every((test) => matchPropertyTest(test, (of, asOf) => one.property(of, asOf), clock));
}

/** Many definitions look through the events of one history: their names are folded once for all of them. */
const byName = new WeakMap<readonly HistoryEvent[], ReadonlyMap<string, readonly HistoryEvent[]>>();

/** Those of the name that satisfy every test, in their order. */
export function matching(events: readonly HistoryEvent[], filter: EventFilter, clock: Clock): readonly HistoryEvent[] {
  const { event, where = [] } = filter;
  if (event === "*") return events.filter((one) => matchFilter(filter, one, clock));
  const names = byName.get(events) ?? Map.groupBy(events, (one) => foldText(one.event));
  byName.set(events, names);
  const named = names.get(foldText(event)) ?? [];
  return where.length === 0 ? named : named.filter((one) => satisfies(where, one, clock));
}

export function inStretch(t: number, { from, to }: Stretch): boolean {
  return (from === undefined || t >= from) && (to === undefined || t < to);
}

/** Where those of a stretch begin and end among events in the order of time: many are asked about many instants. */
function indexesIn(events: readonly HistoryEvent[], { from, to }: Stretch): readonly [number, number] {
  const begin = from === undefined ? 0 : firstSince(events, from);
  return [begin, Math.max(begin, to === undefined ? events.length : firstSince(events, to))];
}

/** Index of the first event that is not before an instant. */
function firstSince(events: readonly HistoryEvent[], t: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.t ?? t) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `measured op amount`; an unknown measure satisfies nothing. */
export function matchAmount(
  measured: number | undefined,
  op: CountOperator = ">=",
  amount: number | readonly [number, number] = 1,
): boolean {
  if (measured === undefined) return false;
  if (typeof amount !== "number") return measured >= amount[0] && measured <= amount[1];
  const holds: Record<CountOperator, boolean> = {
    "=": measured === amount,
    "!=": measured !== amount,
    ">=": measured >= amount,
    "<=": measured <= amount,
    ">": measured > amount,
    "<": measured < amount,
    between: measured === amount,
  };
  return holds[op];
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

export function matchDid(did: Did, { history, clock }: MatchContext): boolean {
  const found = matching(history.events, did, clock);
  const stretch = windowStretch(did.window, clock);
  const [first] = found;
  switch (did.form) {
    case undefined: {
      const [begin, end] = indexesIn(found, stretch);
      const { measure = "count", property } = did;
      if (measure === "count") return matchAmount(end - begin, did.op, did.value);
      const values = found
        .slice(begin, end)
        .map((event) => (property === undefined ? undefined : event.property(property)));
      return matchAmount(measured(measure, values), did.op, did.value);
    }
    case "first time":
      return first !== undefined && inStretch(first.t, stretch);
    case "first event, then filter":
    case "last event, then filter": {
      const named = matching(history.events, { event: did.event }, clock);
      const one = named.at(did.form === "last event, then filter" ? -1 : 0);
      return one !== undefined && found.includes(one) && inStretch(one.t, stretch);
    }
    case "regularly":
      return regularly(did, found, history.begins, clock);
    default:
      return changed(did, found, stretch, clock);
  }
}

function changed(did: Did, found: readonly HistoryEvent[], far: Stretch, clock: Clock): boolean {
  const did1 = (stretch: Stretch): boolean => found.some(({ t }) => inStretch(t, stretch));
  const near: Stretch = { from: far.to ?? clock.now, to: clock.now };
  if (did.form === "stopped") return did1(far) && !did1(near);
  return did1(near) && !did1(far) && far.from !== undefined && did1({ to: far.from });
}

function regularly(did: Did, found: readonly HistoryEvent[], begins: number | undefined, clock: Clock): boolean {
  const { per = "week", atLeast = 1, ofLast = 1 } = did;
  const bounds = lastPeriods(per, ofLast, clock);
  const done = bounds.slice(1).filter((to, i) => {
    const count = found.filter(({ t }) => inStretch(t, { from: bounds[i] ?? to, to })).length;
    return (count > 0 || (begins !== undefined && begins < to)) && matchAmount(count, did.op, did.value);
  });
  return done.length >= atLeast;
}

import type { CountedTrend, Series, TrendQuery } from "@throughline/model";
import { addLocalDays, dayStart, localDay } from "./berlin.ts";
import { unitsOf } from "./condition-oracle.ts";
import { differentValues, eventMatches, exactSum, propertyOf } from "./event-oracle.ts";
import { fold } from "./field-oracle.ts";
import { bounces, sessionsOf, type WorldSession } from "./session-oracle.ts";
import type { FieldValue, World, WorldEvent } from "./world.ts";

type Interval = TrendQuery["interval"];

/** The first day of the local interval; weeks start on Monday. */
function intervalStart(day: string, interval: Interval): string {
  const [year = "", month = ""] = day.split("-");
  if (interval === "week") return addLocalDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  if (interval === "month") return `${year}-${month}-01`;
  if (interval === "quarter")
    return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
  return interval === "year" ? `${year}-01-01` : day;
}

function daysOf(query: TrendQuery, now: number): string[] {
  const { range } = query;
  let [from, to] = "from" in range ? [range.from, range.to] : ["", ""];
  if ("last" in range) {
    const current = intervalStart(localDay(now), range.unit);
    let end = range.completeOnly ? current : intervalStart(addLocalDays(current, 32), range.unit);
    if (!range.completeOnly && range.unit !== "month") end = addLocalDays(current, range.unit === "week" ? 7 : 1);
    from = end;
    for (let i = 0; i < range.last; i++) from = intervalStart(addLocalDays(from, -1), range.unit);
    to = addLocalDays(end, -1);
  }
  const days: string[] = [];
  for (let day = from; day <= to; day = addLocalDays(day, 1)) days.push(day);
  return days;
}

/** Days of the range in buckets, each named by the first of its days. */
function bucketsOf(query: TrendQuery, now: number): string[][] {
  const buckets = new Map<string, string[]>();
  for (const day of daysOf(query, now)) {
    const key = intervalStart(day, query.interval);
    buckets.set(key, [...(buckets.get(key) ?? []), day]);
  }
  return [...buckets.values()];
}

interface Counted {
  readonly event: WorldEvent;
  /** The instant that decides the bucket, and its local day. */
  readonly at: number;
  readonly day: string;
  readonly unit: string | null;
  readonly session?: WorldSession;
}

/** Measures of sessions, whatever the unit of the question. */
const ofSessions = new Set([
  "sessions",
  "bounces",
  "bounceRate",
  "sessionDuration",
  "medianSessionDuration",
  "pagesPerSession",
  "sessionsPerCustomer",
]);

export interface OracleSeries {
  readonly values: (number | null)[];
  readonly total: number | null;
}

export interface OracleComparison extends OracleSeries {
  /** As far as the period had got at the instant that corresponds to now; null unless the range is unfinished. */
  readonly elapsed: number | null;
}

export type Pick = (event: WorldEvent) => boolean;

const rollingDays = ({ measure }: Series): number => (measure === "rolling7" ? 7 : measure === "rolling30" ? 30 : 0);

/** One series of a trend, over the events that `pick` lets through. A rolling window ends today where its bucket is not over. */
export function trendSeries(world: World, query: CountedTrend, series: Series, now: number, pick: Pick): OracleSeries {
  const events = countedEvents(world, query, series, now).filter((c) => pick(c.event));
  return overBuckets(world, series, events, bucketsOf(query, now), localDay(now));
}

function overBuckets(
  world: World,
  series: Series,
  events: readonly Counted[],
  buckets: readonly (readonly string[])[],
  today: string,
): OracleSeries {
  const rolling = rollingDays(series);
  if (rolling === 0)
    return {
      values: buckets.map((b) => measured(world, series, inside(events, b))),
      total: measured(world, series, inside(events, buckets.flat())),
    };
  const values = buckets.map((bucket) => {
    const last = bucket.at(-1) ?? "";
    if ((bucket[0] ?? "") > today) return null;
    return measured(world, series, inside(events, endingWith(last < today ? last : today, rolling)));
  });
  return { values, total: values.findLast((v) => v !== null) ?? null };
}

const inside = (events: readonly Counted[], days: readonly string[]) => events.filter((c) => days.includes(c.day));
const endingWith = (last: string, days: number) => Array.from({ length: days }, (_, back) => addLocalDays(last, -back));

/** The compared period: as many days, `back` days away, cut like the range. */
export function comparedSeries(
  world: World,
  query: CountedTrend,
  series: Series,
  now: number,
  pick: Pick,
): OracleComparison {
  const days = daysOf(query, now);
  const [first = "", end = addLocalDays(days.at(-1) ?? "", 1)] = days.slice(0, 1);
  const { compare } = query;
  const away = compare && "from" in compare ? Math.round((dayStart(compare.from) - dayStart(first)) / 86_400_000) : 0;
  const named = compare && "period" in compare && compare.period === "previous" ? -days.length : -364;
  const back = compare && "from" in compare ? away : named;
  const events = countedEvents(world, query, series, now).filter((c) => pick(c.event));
  const buckets = bucketsOf(query, now).map((bucket) => bucket.map((day) => addLocalDays(day, back)));
  const whole = overBuckets(world, series, events, buckets, "9999-12-31");
  if (now >= dayStart(end) || now < dayStart(first)) return { ...whole, elapsed: null };
  const today = localDay(now);
  const like = addLocalDays(today, back);
  const until = Math.min(dayStart(like) + now - dayStart(today), dayStart(like, 1), dayStart(addLocalDays(end, back)));
  const early = events.filter((c) => c.at < until);
  const rolling = rollingDays(series);
  const counted = rolling === 0 ? buckets.flat() : endingWith(localDay(until - 1), rolling);
  return { ...whole, elapsed: measured(world, series, inside(early, counted)) };
}

function countedEvents(world: World, query: CountedTrend, series: Series, now: number): Counted[] {
  const unit = query.unit === "account" ? "account" : "customer";
  const allowed = query.filter ? new Set(unitsOf(world, unit, query.filter, now)) : undefined;
  const left = new Set(query.leaveOut ? unitsOf(world, "customer", query.leaveOut, now) : []);
  const passes = (e: WorldEvent) =>
    eventMatches(world, e, series.event, series.where, now) &&
    (!allowed || (e[unit] !== null && allowed.has(e[unit]))) &&
    (e.customer === null || !left.has(e.customer));
  const bySession =
    ofSessions.has(series.measure) || (query.unit === "session" && ["unique", "perUnit"].includes(series.measure));
  if (!bySession)
    return world.events.filter(passes).map((event) => ({
      event,
      at: event.t,
      day: localDay(event.t),
      unit: event[unit] === null ? null : String(event[unit]),
    }));
  return sessionsOf(world).flatMap((session, i) =>
    session.events.filter(passes).map((event) => ({
      event,
      at: session.startedAt,
      day: localDay(session.startedAt),
      unit: `session ${i}`,
      session,
    })),
  );
}

function measured(world: World, series: Series, counted: readonly Counted[]): number | null {
  const units = new Set(counted.flatMap((c) => c.unit ?? [])).size;
  const read = (c: Counted): FieldValue | undefined => propertyOf(world, c.event, series.property ?? "");
  const numbers = counted
    .map(read)
    .filter((v) => typeof v === "number")
    .sort((a, b) => a - b);
  switch (series.measure) {
    case "total":
      return counted.length;
    case "sum":
      return exactSum(numbers);
    case "distinct":
      return differentValues(counted.map(read));
    case "perUnit":
      return units === 0 ? null : counted.filter((c) => c.unit !== null).length / units;
    case "avg":
      return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
    case "min":
      return numbers[0] ?? null;
    case "max":
      return numbers.at(-1) ?? null;
    case "median":
      return interpolated(numbers, 0.5);
    case "percentile":
      return interpolated(numbers, (series.percentile ?? 50) / 100);
    case "bounces":
    case "bounceRate":
    case "sessionDuration":
    case "medianSessionDuration":
    case "pagesPerSession":
    case "sessionsPerCustomer":
      return measuredSessions(series.measure, [...new Set(counted.flatMap((c) => c.session ?? []))]);
    default:
      return units;
  }
}

function measuredSessions(measure: string, sessions: readonly WorldSession[]): number | null {
  const bounced = sessions.filter(bounces).length;
  if (measure === "bounces") return bounced;
  if (sessions.length === 0) return null;
  const durations = sessions.map((s) => (s.endedAt - s.startedAt) / 1000).sort((a, b) => a - b);
  if (measure === "bounceRate") return bounced / sessions.length;
  if (measure === "medianSessionDuration") return interpolated(durations, 0.5);
  if (measure === "sessionDuration") return durations.reduce((a, b) => a + b, 0) / sessions.length;
  if (measure === "pagesPerSession") return sessions.reduce((sum, s) => sum + s.pages, 0) / sessions.length;
  return sessions.length / new Set(sessions.map((s) => s.customer)).size;
}

function interpolated(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null;
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

/** The value of a dimension in words, null for (none), "list" for what never is a line of its own. */
export function dimensionWords(world: World, event: WorldEvent, property: string): string | null {
  const value = propertyOf(world, event, property);
  if (value === undefined) return null;
  if (typeof value === "string") return `text ${fold(value)}`;
  return typeof value === "object" ? "list" : `${typeof value} ${String(value)}`;
}

export function rangeEdges(query: TrendQuery, now: number): { from: number; to: number; starts: number[] } {
  const buckets = bucketsOf(query, now);
  const last = buckets.at(-1)?.at(-1) ?? "";
  const starts = buckets.map((b) => dayStart(b[0] ?? ""));
  return { from: starts[0] ?? 0, to: dayStart(last, 1), starts };
}

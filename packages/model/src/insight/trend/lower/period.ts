import { bucketBounds } from "../../../time/buckets.ts";
import type { Clock } from "../../../time/clock.ts";
import { addDays, dayOf, daysBetween, startOfDay } from "../../../time/day.ts";
import { compareDays, type Days, rangeDays } from "../../../time/range.ts";
import { sameHours } from "../../../time/same-hours.ts";
import type { TrendQuery } from "../trend.ts";

/** A stretch of local days cut into intervals: `bounds` has one instant more than there are buckets. */
export interface Period {
  readonly days: Days;
  readonly from: number;
  readonly to: number;
  readonly bounds: readonly number[];
}

/** What a plan counts: the events of [from, to) in buckets, as far as `until` (exclusive), which is now or a like instant. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly bounds: readonly number[];
  readonly until: number;
}

export interface Periods {
  readonly main: Period;
  readonly compare?: Period;
  /** The instant asked. */
  readonly now: number;
  /** How many buckets of the main period have begun. */
  readonly begun: number;
  /** The last bucket of the main period is not over yet. */
  readonly unfinished: boolean;
  /** The instant of the compared period that corresponds to now, when unfinished. */
  readonly compareNow?: number;
  /** Per bucket of the main period the compared bucket of the same local time, if there is one; absent: the same index. */
  readonly counterparts?: readonly (number | null)[];
}

/** The main period as far as now. */
export function mainStretch({ main, now }: Periods): Stretch {
  return { ...main, until: now + 1 };
}

/** The compared period, which is over. */
export function compareStretch({ from, to, bounds }: Period): Stretch {
  return { from, to, bounds, until: to };
}

/** The compared period as far as it had got at the instant that corresponds to now, as one bucket that ends there. */
export function elapsedStretch({ from, to }: Period, compareNow: number): Stretch {
  const end = Math.min(compareNow, to);
  return { from, to: end, bounds: [end - 1, end], until: end };
}

/** Its last bucket that has begun, as the trailing measures total. */
export function lastBegun(periods: Periods): Stretch {
  const stretch = mainStretch(periods);
  return { ...stretch, bounds: stretch.bounds.slice(Math.max(0, periods.begun - 1), Math.max(2, periods.begun + 1)) };
}

function period(days: Days, bounds: readonly number[], zone: string): Period {
  return { days, from: startOfDay(days.from, zone), to: startOfDay(days.to, zone), bounds };
}

/** `clock` has the zone of the query. */
export function periodsOf(query: TrendQuery, clock: Clock): Periods {
  const { now, zone } = clock;
  const days = rangeDays(query.range, clock);
  const main = period(days, bucketBounds(days.from, days.to, query.interval, clock), zone);
  const begun = main.bounds.slice(0, -1).filter((start) => start <= now).length;
  const alone: Periods = { main, now, begun, unfinished: now < main.to };
  if (!query.compare) return alone;
  const earlier = compareDays(days, query.compare);
  const back = daysBetween(days.from, earlier.from);
  const compare = period(earlier, compareBounds(query, main, earlier, back, clock), zone);
  const both: Periods = {
    ...alone,
    compare,
    ...(query.interval === "hour" ? { counterparts: sameHours(main.bounds, compare.bounds, back, zone) } : {}),
  };
  return alone.unfinished && now >= main.from ? { ...both, compareNow: likeNow(now, back, zone) } : both;
}

/** As much of the corresponding day has passed as of today, or all of it where it was shorter. */
function likeNow(now: number, back: number, zone: string): number {
  const today = dayOf(now, zone);
  const day = addDays(today, back);
  const elapsed = now - startOfDay(today, zone);
  return Math.min(startOfDay(day, zone) + elapsed, startOfDay(addDays(day, 1), zone));
}

/** Buckets of the compared period are as many days long as those they are compared with. */
function compareBounds(query: TrendQuery, main: Period, days: Days, back: number, clock: Clock): readonly number[] {
  if (query.interval === "hour") return bucketBounds(days.from, days.to, "hour", clock);
  return main.bounds.map((bound) => startOfDay(addDays(dayOf(bound, clock.zone), back), clock.zone));
}

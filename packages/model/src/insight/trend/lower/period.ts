import { bucketBounds } from "../../../time/buckets.ts";
import type { Clock } from "../../../time/clock.ts";
import { addDays, dayOf, daysBetween, startOfDay } from "../../../time/day.ts";
import { compareDays, type Days, rangeDays } from "../../../time/range.ts";
import type { TrendQuery } from "../trend.ts";

/** A stretch of local days cut into intervals: `bounds` has one instant more than there are buckets. */
export interface Period {
  readonly days: Days;
  readonly from: number;
  readonly to: number;
  readonly bounds: readonly number[];
}

export interface Periods {
  readonly main: Period;
  readonly compare?: Period;
  /** The last bucket of the main period is not over yet. */
  readonly unfinished: boolean;
  /** The instant of the compared period that corresponds to now, when unfinished. */
  readonly compareNow?: number;
}

function period(days: Days, bounds: readonly number[], zone: string): Period {
  return { days, from: startOfDay(days.from, zone), to: startOfDay(days.to, zone), bounds };
}

export function periodsOf(query: TrendQuery, clock: Clock): Periods {
  const days = rangeDays(query.range, clock);
  const main = period(days, bucketBounds(days.from, days.to, query.interval, clock), clock.zone);
  const unfinished = clock.now < main.to;
  if (!query.compare) return { main, unfinished };
  const earlier = compareDays(days, query.compare);
  const back = daysBetween(days.from, earlier.from);
  const compare = period(earlier, compareBounds(query, main, earlier, back, clock), clock.zone);
  if (!unfinished || clock.now < main.from) return { main, compare, unfinished };
  const today = dayOf(clock.now, clock.zone);
  const elapsedToday = clock.now - startOfDay(today, clock.zone);
  return { main, compare, unfinished, compareNow: startOfDay(addDays(today, back), clock.zone) + elapsedToday };
}

/** Buckets of the compared period are as many days long as those they are compared with. */
function compareBounds(query: TrendQuery, main: Period, days: Days, back: number, clock: Clock): readonly number[] {
  if (query.interval === "hour") return bucketBounds(days.from, days.to, "hour", clock);
  return main.bounds.map((bound) => startOfDay(addDays(dayOf(bound, clock.zone), back), clock.zone));
}

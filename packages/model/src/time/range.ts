import { Temporal } from "temporal-polyfill";
import type { Compare, Range } from "../insight/trend/trend.ts";
import { floorDay, nextDay } from "./buckets.ts";
import type { Clock } from "./clock.ts";
import { addDays, dayOf, daysBetween } from "./day.ts";

/** Local days [from, to). */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** `last N` ends with the unfinished today (this week, this month); `completeOnly` with the one before. */
export function rangeDays(range: Range, clock: Clock): Days {
  if ("from" in range) return { from: range.from, to: addDays(range.to, 1) };
  const current = floorDay(dayOf(clock.now, clock.zone), range.unit, clock.weekStart);
  const to = range.completeOnly ? current : nextDay(current, range.unit);
  const back = { [`${range.unit}s`]: range.last };
  return { from: Temporal.PlainDate.from(to).subtract(back).toString(), to };
}

/**
 * `previous`: as many days, just before. `sameWeekdaysLastYear`: 364 days earlier, whole weeks, so
 * that weekdays are compared with their like. Custom: as many days from its first day.
 */
export function compareDays(days: Days, compare: Compare): Days {
  const length = daysBetween(days.from, days.to);
  if ("from" in compare) return { from: compare.from, to: addDays(compare.from, length) };
  const back = compare.period === "previous" ? length : 364;
  return { from: addDays(days.from, -back), to: addDays(days.to, -back) };
}

import { Temporal } from "temporal-polyfill";
import { floorDay } from "../../time/buckets.ts";
import type { Clock } from "../../time/clock.ts";
import { dayOf, startOfDay } from "../../time/day.ts";
import type { CalendarPeriod } from "../condition.ts";

const units = { day: "days", week: "weeks", month: "months", quarter: "months", year: "years" } as const;

/** The start of the period that is so many periods from the unfinished one. */
function startOf(per: CalendarPeriod, away: number, clock: Clock): number {
  const current = Temporal.PlainDate.from(floorDay(dayOf(clock.now, clock.zone), per, clock.weekStart));
  const moved = current.add({ [units[per]]: away * (per === "quarter" ? 3 : 1) });
  return startOfDay(moved.toString(), clock.zone);
}

/** Bounds of the last `count` whole calendar periods, ascending; the last one ends at or before the instant asked. */
export function lastPeriods(per: CalendarPeriod, count: number, clock: Clock): readonly number[] {
  return Array.from({ length: count + 1 }, (_, i) => startOf(per, i - count, clock));
}

/** Starts of the next `count` periods: when another period is over. */
export function nextPeriods(per: CalendarPeriod, count: number, clock: Clock): readonly number[] {
  return Array.from({ length: count }, (_, i) => startOf(per, i + 1, clock));
}

import { Temporal } from "temporal-polyfill";
import type { Interval } from "../insight/trend/trend.ts";
import type { Clock } from "./clock.ts";
import { startOfDay } from "./day.ts";

const hour = 3_600_000;

/** The first day of the local week, month, quarter or year that holds the day. */
export function floorDay(day: string, interval: Exclude<Interval, "hour">, weekStart: Clock["weekStart"]): string {
  const date = Temporal.PlainDate.from(day);
  if (interval === "day") return day;
  if (interval === "week")
    return date.subtract({ days: weekStart === "monday" ? date.dayOfWeek - 1 : date.dayOfWeek % 7 }).toString();
  if (interval === "month") return date.with({ day: 1 }).toString();
  if (interval === "quarter") return date.with({ month: date.month - ((date.month - 1) % 3), day: 1 }).toString();
  return date.with({ month: 1, day: 1 }).toString();
}

const steps = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const;

export function nextDay(day: string, interval: Exclude<Interval, "hour">): string {
  return Temporal.PlainDate.from(day).add(steps[interval]).toString();
}

/**
 * Bounds of the intervals that cover the local days [from, to), as instants that ascend; one more than there are
 * intervals. The first and last are cut at the range, so a bucket never counts what lies outside of it.
 */
export function bucketBounds(from: string, to: string, interval: Interval, clock: Clock): number[] {
  const start = startOfDay(from, clock.zone);
  const end = startOfDay(to, clock.zone);
  const bounds = [start];
  if (interval === "hour") {
    for (let t = nextHour(start, clock.zone); t < end; t = nextHour(t, clock.zone)) bounds.push(t);
  } else {
    let day = floorDay(from, interval, clock.weekStart);
    for (day = nextDay(day, interval); day < to; day = nextDay(day, interval)) {
      const instant = startOfDay(day, clock.zone);
      if (instant > (bounds.at(-1) ?? start)) bounds.push(instant);
    }
  }
  return end > (bounds.at(-1) ?? start) ? [...bounds, end] : bounds;
}

/** The next instant at which the local clock shows a full hour, or at which its offset changes. */
function nextHour(t: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone);
  const next = t + hour - (local.minute * 60_000 + local.second * 1000 + local.millisecond);
  const change = local.getTimeZoneTransition("next")?.epochMilliseconds;
  return change !== undefined && change > t && change < next ? change : next;
}

import { Temporal } from "temporal-polyfill";

export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * By how many whole weeks demo data are moved so that the last event is at most yesterday in the zone: the same weekday,
 * at most six days before yesterday. Instants move by `weeks * WEEK_MS`, calendar days by 7 days a week.
 * Ask once per workspace and store the answer: a load that is resumed later must use the same shift.
 */
export function shiftWeeks(now: number, lastEvent: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay().epochMilliseconds;
  return Math.floor((today - 1 - lastEvent) / WEEK_MS);
}

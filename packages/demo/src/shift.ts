import { Temporal } from "temporal-polyfill";

/**
 * By how many whole weeks demo data are moved so that the last event is at most yesterday in the zone: the same weekday
 * and local time, at most six days before yesterday. Both instants and calendar days move by local calendar weeks.
 * Ask once per workspace and store the answer: a load that is resumed later must use the same shift.
 */
export function shiftWeeks(now: number, lastEvent: number, timeZone: string): number {
  const day = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = day(lastEvent).until(day(now), { largestUnit: "days" }).days;
  return Math.floor((days - 1) / 7);
}

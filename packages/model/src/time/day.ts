import { Temporal } from "temporal-polyfill";

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** A real calendar day `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!dayShape.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** The first instant of a local day: where midnight does not exist, the first moment after it. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The local day of an instant. */
export function dayOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The local date and time of an instant to the minute, `YYYY-MM-DDTHH:mm`. */
export function minuteOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant with offset, or a local date-time of the zone; `undefined` for anything else (days included). */
export function parseInstant(text: string, zone: string): number | undefined {
  const match = instantShape.exec(text);
  if (!match) return undefined;
  try {
    return match[3] === undefined
      ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
      : Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** The half-open stretch of time that a day or an instant names: a day is its whole length, ends inclusive. */
export function edgesOf(text: string, zone: string): { readonly start: number; readonly end: number } | undefined {
  if (isDay(text)) return { start: startOfDay(text, zone), end: startOfDay(addDays(text, 1), zone) };
  const instant = parseInstant(text, zone);
  return instant === undefined ? undefined : { start: instant, end: instant };
}

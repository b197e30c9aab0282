import { minuteOf, parseInstant } from "@throughline/model";

/** What a date-time input shows of an instant: `YYYY-MM-DDTHH:mm` in the zone; "" for what is no instant. */
export function localMinute(at: string, zone: string): string {
  const instant = parseInstant(at, zone);
  return instant === undefined ? "" : minuteOf(instant, zone);
}

/**
 * The instant that was typed. A time that the clocks skipped is the one after the gap, of a repeated one the first counts;
 * undefined while something is missing.
 */
export function instantTyped(local: string, zone: string): string | undefined {
  const instant = parseInstant(local, zone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

import { Temporal } from "temporal-polyfill";

/**
 * Per hour of one stretch the index of the hour of another that the local clock shows alike, `days` days later (or
 * earlier, below zero); null where a change of the clocks leaves none.
 */
export function sameHours(
  bounds: readonly number[],
  other: readonly number[],
  days: number,
  zone: string,
): readonly (number | null)[] {
  const local = (t: number) => Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone).toPlainDateTime();
  const found = new Map<string, number[]>();
  other.slice(0, -1).forEach((start, i) => {
    const key = local(start).toString();
    found.set(key, [...(found.get(key) ?? []), i]);
  });
  return bounds.slice(0, -1).map((start) => found.get(local(start).add({ days }).toString())?.shift() ?? null);
}

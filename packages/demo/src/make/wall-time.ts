import { Temporal } from "temporal-polyfill";

/**
 * Turns wall times of one zone (`2011-03-01 08:34:00`) into UTC instants (`2011-03-01T08:34:00Z`). In a gap the later, in
 * an overlap the earlier instant, so that the local day and month of every row are those of the source.
 */
export function wallTime(zone: string): (local: string) => string {
  const known = new Map<string, string>();
  return (local) => {
    const found = known.get(local);
    if (found !== undefined) return found;
    const instant = Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(zone).toInstant().toString();
    known.set(local, instant);
    return instant;
  };
}

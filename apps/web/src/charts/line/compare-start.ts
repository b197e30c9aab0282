import { localDay } from "../../ui/format/time.ts";

const dayMs = 86_400_000;
const months: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/**
 * An instant inside bucket `index` of the comparison period, good enough to name it: whole calendar steps from its first
 * local day, at noon, so that a change of clocks never names the day before.
 */
export function compareStart(from: string, index: number, interval: string, zone: string): string {
  if (interval === "hour") return new Date(new Date(from).getTime() + index * 3_600_000).toISOString();
  const first = new Date(`${localDay(from, zone)}T12:00:00Z`);
  const step = months[interval];
  if (step !== undefined) {
    first.setUTCDate(Math.min(first.getUTCDate(), 28));
    first.setUTCMonth(first.getUTCMonth() + index * step);
    return first.toISOString();
  }
  return new Date(first.getTime() + index * dayMs * (interval === "week" ? 7 : 1)).toISOString();
}

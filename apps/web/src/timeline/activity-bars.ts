import { formatCount } from "../ui/format/number.ts";

export interface ActivityBar {
  readonly day: string;
  readonly total: number;
  readonly business: number;
}

/** Days with their counts from the columns of an `Activity`. */
export function activityBars(
  days: readonly unknown[],
  events: readonly unknown[],
  business: readonly unknown[],
): ActivityBar[] {
  return days.map((day, index) => ({
    day: String(day),
    total: count(events[index]),
    business: count(business[index]),
  }));
}

function count(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** What the 90 days held, as a title. */
export function activityWords(total: number): string {
  return total === 0 ? "Nothing recorded in the last 90 days" : `${formatCount(total, "event")} in the last 90 days`;
}

/** Four days to print below the bars: first, both thirds, last. */
export function tickDays(bars: readonly ActivityBar[]): string[] {
  const last = bars.length - 1;
  if (last < 3) return bars.map((bar) => bar.day);
  return [0, Math.round(last / 3), Math.round((2 * last) / 3), last].map((index) => bars[index]?.day ?? "");
}

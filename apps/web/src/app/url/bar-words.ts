import type { Compare, Range } from "@throughline/model";
import { formatCalendarDay } from "../../ui/format/time.ts";

/** "Last 28 days", "Last 28 complete days", "26 Oct – 22 Nov 2026". */
export function rangeWords(range: Range): string {
  if ("from" in range) {
    const first = formatCalendarDay(range.from);
    const last = formatCalendarDay(range.to);
    if (first === last) return first;
    return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} – ${last}`;
  }
  const complete = range.completeOnly ? "complete " : "";
  return range.last === 1 ? `Last ${complete}${range.unit}` : `Last ${range.last} ${complete}${range.unit}s`;
}

/** "vs previous 28", "vs last year", "no comparison". */
export function compareWords(compare: Compare | null, range: Range): string {
  if (compare === null) return "no comparison";
  if ("from" in compare) return `vs from ${formatCalendarDay(compare.from)}`;
  if (compare.period === "sameWeekdaysLastYear") return "vs last year";
  return "last" in range ? `vs previous ${range.last}` : "vs previous";
}

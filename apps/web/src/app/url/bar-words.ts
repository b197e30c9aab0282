import type { Compare, Range } from "@throughline/model";
import { formatCalendarDay } from "../../ui/format/time.ts";

/** "Last 28 days", "Last 28 complete days", "26 Oct 2026 – 22 Nov 2026". */
export function rangeWords(range: Range): string {
  if ("from" in range) {
    return range.from === range.to
      ? formatCalendarDay(range.from)
      : `${formatCalendarDay(range.from)} – ${formatCalendarDay(range.to)}`;
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

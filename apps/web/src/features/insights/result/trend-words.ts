import { mostCompared } from "../../../charts/line/line.ts";
import { formatSpan, zoneName } from "../../../ui/format/time.ts";
import { formatValue } from "../../../ui/format/value.ts";
import type { TrendAnswer } from "./use-trend.ts";

/** The line below the finding: what is counted, per what, over which days, in which zone. */
export function subtitleOf(trend: TrendAnswer): string {
  const counted = [...new Set(trend.series.map(({ measure }) => measure))].join(", ");
  const head = counted.charAt(0).toUpperCase() + counted.slice(1);
  const span = formatSpan(trend.from, trend.to, trend.zone);
  const before =
    trend.compareFrom && trend.compareTo
      ? `, ${trend.series.length > mostCompared ? "compared with" : "dashed"} ${formatSpan(trend.compareFrom, trend.compareTo, trend.zone)}`
      : "";
  return `${head} per ${trend.interval}, ${span}${before}, ${zoneName(trend.zone)} time`;
}

/** What a screen reader hears of the figure before its points. */
export function summaryOf(trend: TrendAnswer): string {
  const parts = trend.series.map(({ label, total, format }) => `${label} ${formatValue(total, format)}`);
  const open = trend.unfinished ? ` The last ${trend.interval} is not over.` : "";
  return `${subtitleOf(trend)}. In total: ${parts.join(", ")}.${open}`;
}

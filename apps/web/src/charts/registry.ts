import { matches as matchesBar } from "./bar/bar.ts";
import type { TrendLike } from "./line/line.ts";

/** The charts there are; one line adds one. `bar` and `line` are the folders. */
const charts = {
  bar: matchesBar,
  line: (trend: TrendLike) => !matchesBar(trend),
} as const satisfies Record<string, (trend: TrendLike) => boolean>;

type ChartKind = keyof typeof charts;

/** The chart that draws a trend; exactly one matches. */
export function chartOf(trend: TrendLike): ChartKind {
  return charts.bar(trend) ? "bar" : "line";
}

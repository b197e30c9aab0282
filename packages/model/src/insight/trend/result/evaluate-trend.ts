import type { Frame, Plan } from "@throughline/query";
import type { Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import type { Clock } from "../../../time/clock.ts";
import type { DimensionValue } from "../lower/dimension.ts";
import { type Period, type Periods, periodsOf } from "../lower/period.ts";
import { rankPlan } from "../lower/rank-plan.ts";
import { seriesPlan } from "../lower/series-plan.ts";
import type { TrendQuery } from "../trend.ts";
import type { TrendAnswer, TrendWords } from "./answer.ts";
import { type Groups, groupsOf, rowsOf } from "./cells.ts";
import { buildLines, type SeriesGroups } from "./lines.ts";
import { notesOf } from "./notes.ts";

export type RunPlan = (plan: Plan) => Promise<Frame>;

const defaultLimit = 7;

/**
 * Answers a trend. The first plan's answer is awaited before the next is asked for, so that a caller can pin its cut for
 * all of them. First the values that get lines of their own, then every series by bucket and in total.
 */
export async function evaluateTrend(
  query: TrendQuery,
  workspaceClock: Clock,
  words: TrendWords,
  run: RunPlan,
): Promise<TrendAnswer> {
  const clock = query.zone === undefined ? workspaceClock : { ...workspaceClock, zone: query.zone };
  const periods = periodsOf(query, clock);
  const { shown, hidden } = await rankedValues(query, periods.main, clock, run);
  const groups: SeriesGroups[] = [];
  for (const series of query.series) {
    const ask = async (period: Pick<Period, "from" | "to" | "bounds">, total: boolean): Promise<Groups> => {
      const frame = await run(seriesPlan({ query, series, shown, clock }, period, total));
      return groupsOf(
        frame,
        shown.map((values) => values.length),
      );
    };
    groups.push(await seriesGroups(ask, periods, metricNamed(series.measure)));
  }
  return {
    periods,
    zone: clock.zone,
    buckets: periods.main.bounds.slice(0, -1),
    unfinished: periods.unfinished,
    lines: buildLines(query, periods, groups, shown, words),
    shown,
    hiddenValues: hidden,
    notes: notesOf(query, periods, words.nouns),
  };
}

/** A total that is not the sum of its buckets, nor the last of them, is a question of its own. */
const hasOwnTotal = (metric: Metric): boolean => !metric.additive && typeof metric.over !== "object";

async function seriesGroups(
  ask: (period: Pick<Period, "from" | "to" | "bounds">, total: boolean) => Promise<Groups>,
  { main, compare, compareNow }: Periods,
  metric: Metric,
): Promise<SeriesGroups> {
  const buckets = await ask(main, false);
  const own = hasOwnTotal(metric);
  const elapsed = compareNow !== undefined && typeof metric.over !== "object";
  const [total, compareBuckets, compareTotal, compareElapsed] = await Promise.all([
    own ? ask(main, true) : undefined,
    compare && ask(compare, false),
    compare && own ? ask(compare, true) : undefined,
    compare && elapsed
      ? ask({ from: compare.from, to: Math.min(compareNow, compare.to), bounds: [] }, true)
      : undefined,
  ]);
  return { buckets, total, compareBuckets, compareTotal, compareElapsed };
}

async function rankedValues(
  query: TrendQuery,
  period: Period,
  clock: Clock,
  run: RunPlan,
): Promise<{ shown: readonly (readonly DimensionValue[])[]; hidden: number }> {
  const limit = query.breakdownLimit ?? defaultLimit;
  const shown: (readonly DimensionValue[])[] = [];
  let hidden = 0;
  for (const dimension of query.breakdown ?? []) {
    const rows = rowsOf(await run(rankPlan(query, dimension, period, limit, clock)));
    shown.push(rows.map((row) => dimensionValue(row)));
    hidden += Math.max(0, Number(rows[0]?.("groups") ?? 0) - rows.length);
  }
  return { shown, hidden };
}

function dimensionValue(row: (name: string) => number | string | null): DimensionValue {
  const [id, number] = [row("s"), row("n")];
  if (id !== null) return { text: String(row("display") ?? ""), id: Number(id) };
  if (number !== null) return { number: Number(number) };
  return { boolean: row("b") === 1 };
}

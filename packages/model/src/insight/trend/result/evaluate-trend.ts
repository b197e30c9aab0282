import type { Frame, Plan } from "@throughline/query";
import type { Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import type { Clock } from "../../../time/clock.ts";
import type { DimensionValue } from "../lower/dimension.ts";
import {
  compareStretch,
  elapsedStretch,
  lastBegun,
  mainStretch,
  type Periods,
  periodsOf,
  type Stretch,
} from "../lower/period.ts";
import { rankPlan } from "../lower/rank-plan.ts";
import { seriesPlan } from "../lower/series-plan.ts";
import type { SeriesInput } from "../lower/source.ts";
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
  clock: Clock,
  words: TrendWords,
  run: RunPlan,
): Promise<TrendAnswer> {
  const zone = query.zone ?? clock.zone;
  const periods = periodsOf(query, { ...clock, zone });
  const inputs = query.series.map((series): SeriesInput => ({ query, series, clock, zone }));
  const { shown, hidden } = await rankedValues(inputs, periods, run);
  const groups: SeriesGroups[] = [];
  for (const input of inputs) {
    const ask = async (stretch: Stretch, total: boolean): Promise<Groups> => {
      const frame = await run(seriesPlan(input, shown, stretch, total));
      return groupsOf(
        frame,
        shown.map((values) => values.length),
      );
    };
    groups.push(await seriesGroups(ask, periods, metricNamed(input.series.measure)));
  }
  return {
    periods,
    zone,
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
  ask: (stretch: Stretch, total: boolean) => Promise<Groups>,
  periods: Periods,
  metric: Metric,
): Promise<SeriesGroups> {
  const { compare, compareNow } = periods;
  const main = mainStretch(periods);
  const buckets = await ask(main, false);
  const own = hasOwnTotal(metric);
  const [total, compareBuckets, compareTotal, compareElapsed] = await Promise.all([
    own ? ask(main, true) : undefined,
    compare && ask(compareStretch(compare), false),
    compare && own ? ask(compareStretch(compare), true) : undefined,
    compare && compareNow !== undefined ? ask(elapsedStretch(compare, compareNow), true) : undefined,
  ]);
  return { buckets, total, compareBuckets, compareTotal, compareElapsed };
}

/** The values of each dimension with the largest totals of the first series. */
async function rankedValues(
  [first]: readonly SeriesInput[],
  periods: Periods,
  run: RunPlan,
): Promise<{ shown: readonly (readonly DimensionValue[])[]; hidden: number }> {
  if (!first) throw new Error("a trend needs a series");
  const limit = first.query.breakdownLimit ?? defaultLimit;
  const trailing = typeof metricNamed(first.series.measure).over === "object";
  const stretch = trailing ? lastBegun(periods) : mainStretch(periods);
  const shown: (readonly DimensionValue[])[] = [];
  let hidden = 0;
  for (const dimension of first.query.breakdown ?? []) {
    const rows = rowsOf(await run(rankPlan(first, dimension, stretch, limit)));
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

import type { Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import { currenciesOf, mixedCurrencies } from "../../../money/currencies.ts";
import type { Problem } from "../../../problem.ts";
import type { RunPlan } from "../../../run-plan.ts";
import type { Clock } from "../../../time/clock.ts";
import { type DimensionValue, namedText } from "../lower/dimension.ts";
import {
  compareStretch,
  elapsedStretch,
  lastBegun,
  mainStretch,
  type Periods,
  periodsOf,
  type Stretch,
} from "../lower/period.ts";
import { listsPlan, rankPlan } from "../lower/rank-plan.ts";
import { seriesPlan } from "../lower/series-plan.ts";
import { type SeriesInput, unitFilter } from "../lower/source.ts";
import type { CountedTrend } from "../trend.ts";
import type { TrendAnswer, TrendWords } from "./answer.ts";
import { type Groups, groupsOf, rowsOf } from "./cells.ts";
import { buildLines, type SeriesGroups } from "./lines.ts";
import { notesOf } from "./notes.ts";

const defaultLimit = 7;

/**
 * Answers a trend. The first plan's answer is awaited before the next is asked for, so that a caller can pin its cut for
 * all of them. First the values that get lines of their own, then every series by bucket and in total.
 */
export async function evaluateTrend(
  query: CountedTrend,
  clock: Clock,
  words: TrendWords,
  run: RunPlan,
): Promise<TrendAnswer> {
  const zone = query.zone ?? clock.zone;
  const periods = periodsOf(query, { ...clock, zone });
  const inputs = query.series.map((series): SeriesInput => ({ query, series, clock, zone }));
  const { shown, hidden, lists } = await rankedValues(inputs, periods, run);
  const groups: SeriesGroups[] = [];
  const problems: Problem[] = [];
  for (const [i, input] of inputs.entries()) {
    const currencies = await seriesCurrencies(input, periods, words.currency, run);
    const [currency = words.currency, ...others] = currencies;
    if (others.length > 0) problems.push(mixedCurrencies(currencies, words.currency, ["series", i, "property"]));
    const ask = async (stretch: Stretch, total: boolean): Promise<Groups> => {
      const frame = await run(seriesPlan(input, shown, stretch, total));
      return groupsOf(
        frame,
        shown.map((values) => values.length),
      );
    };
    const counted = await seriesGroups(ask, periods, metricNamed(input.series.measure));
    groups.push({ ...counted, currency: others.length > 0 ? null : currency });
  }
  return {
    periods,
    zone,
    buckets: periods.main.bounds.slice(0, -1),
    unfinished: periods.unfinished,
    lines: buildLines(query, periods, groups, shown, words, clock.saved),
    shown,
    hiddenValues: hidden,
    lists,
    problems,
    notes: notesOf(query, periods, lists, words.nouns, clock),
  };
}

/** A total that is not the sum of its buckets, nor the last of them, is a question of its own. */
const hasOwnTotal = (metric: Metric): boolean => !metric.additive && typeof metric.over !== "object";

async function seriesGroups(
  ask: (stretch: Stretch, total: boolean) => Promise<Groups>,
  periods: Periods,
  metric: Metric,
): Promise<Omit<SeriesGroups, "currency">> {
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

/** Which currencies a series of money adds up; the workspace's where it is not about money. */
async function seriesCurrencies(
  input: SeriesInput,
  { main, compare }: Periods,
  workspaceCurrency: string,
  run: RunPlan,
): Promise<readonly string[]> {
  const { event, property, where = [], measure } = input.series;
  if (property === undefined || metricNamed(measure).format !== "property") return [workspaceCurrency];
  const stretches = compare ? [main, compare] : [main];
  const only = unitFilter(input.query, input.clock);
  return currenciesOf({ event, property, where, stretches, only }, workspaceCurrency, input.clock, run);
}

/** The values of each dimension with the largest totals of the first series. */
async function rankedValues(
  [first]: readonly SeriesInput[],
  periods: Periods,
  run: RunPlan,
): Promise<{ shown: readonly (readonly DimensionValue[])[]; hidden: number; lists: readonly boolean[] }> {
  if (!first) throw new Error("a trend needs a series");
  const limit = first.query.breakdownLimit ?? defaultLimit;
  const trailing = typeof metricNamed(first.series.measure).over === "object";
  const stretch = trailing ? lastBegun(periods) : mainStretch(periods);
  const shown: (readonly DimensionValue[])[] = [];
  const lists: boolean[] = [];
  let hidden = 0;
  for (const dimension of first.query.breakdown ?? []) {
    const rows = rowsOf(await run(rankPlan(first, dimension, stretch, limit)));
    shown.push(rows.map((row) => dimensionValue(row, (id) => namedText(dimension, id, first.clock))));
    hidden += Math.max(0, Number(rows[0]?.("groups") ?? 0) - rows.length);
    const [counted] = rowsOf(await run(listsPlan(first, dimension, mainStretch(periods))));
    lists.push(Number(counted?.("n") ?? 0) > 0);
  }
  return { shown, hidden, lists };
}

function dimensionValue(
  row: (name: string) => number | string | null,
  named: (id: number) => string | undefined,
): DimensionValue {
  const [id, number] = [row("s"), row("n")];
  if (id !== null) return { text: named(Number(id)) ?? String(row("display") ?? ""), id: Number(id) };
  if (number !== null) return { number: Number(number) };
  return { boolean: row("b") === 1 };
}

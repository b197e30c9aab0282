import type { Saved } from "../../../conditions/saved.ts";
import type { Cell, Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import { evaluateFormula, parseFormula } from "../../formula/formula.ts";
import type { DimensionValue } from "../lower/dimension.ts";
import type { Periods } from "../lower/period.ts";
import type { Dimension, Series, TrendQuery } from "../trend.ts";
import type { Choice, TrendLine, TrendWords } from "./answer.ts";
import { choicesKey, type Groups, noCell } from "./cells.ts";
import { formatOf, unitWords } from "./format.ts";

export interface SeriesGroups {
  readonly buckets: Groups;
  /** Without a bucket; absent where the total is the sum of the buckets, or the last of them. */
  readonly total: Groups | undefined;
  readonly compareBuckets: Groups | undefined;
  readonly compareTotal: Groups | undefined;
  readonly compareElapsed: Groups | undefined;
  /** Of amounts of money; null where they are in several, and so add up to no number. */
  readonly currency: string | null;
}

/** Series by series, shown values first, then Other, then (none); the formula's lines last. */
export function buildLines(
  query: TrendQuery,
  periods: Periods,
  groups: readonly SeriesGroups[],
  shown: readonly (readonly DimensionValue[])[],
  words: TrendWords,
  saved: Saved | undefined,
): readonly TrendLine[] {
  const combinations = combinationsOf(groups, shown);
  const named = (choices: readonly Choice[]): TrendLine["breakdown"] =>
    choices.map((choice, i) => choiceWords(choice, shown[i] ?? [], query.breakdown?.[i], saved));
  const lines = query.series.map((series, i) => {
    const of = groups[i];
    return of ? combinations.map((choices) => line(query, periods, series, i, of, choices, named(choices), words)) : [];
  });
  return [...lines.flat(), ...formulaLines(query, lines)];
}

/** Every combination of shown values that occurs, plus Other and (none) where they occur. */
function combinationsOf(
  groups: readonly SeriesGroups[],
  shown: readonly (readonly DimensionValue[])[],
): (readonly Choice[])[] {
  const occurring = new Set(groups.flatMap((g) => [...g.buckets.keys, ...(g.compareBuckets?.keys ?? [])]));
  const all = shown.reduce<(readonly Choice[])[]>(
    (before, values) => {
      const choices: Choice[] = [...values.map((_, i) => i), "other", "none"];
      return before.flatMap((start) => choices.map((choice) => [...start, choice]));
    },
    [[]],
  );
  return all.filter((choices) => choices.length === 0 || occurring.has(choicesKey(choices)));
}

function line(
  query: TrendQuery,
  periods: Periods,
  series: Series,
  index: number,
  groups: SeriesGroups,
  choices: readonly Choice[],
  breakdown: TrendLine["breakdown"],
  words: TrendWords,
): TrendLine {
  const { main, compare, counterparts } = periods;
  const metric = valued(metricNamed(series.measure), groups.currency);
  const key = choicesKey(choices);
  const count = main.bounds.length - 1;
  const valuesOf = (of: Groups, length: number) =>
    Array.from({ length }, (_, i) => metric.value(of.at(i, key) ?? noCell));
  const counted = valuesOf(groups.buckets, count);
  const values = typeof metric.over === "object" ? counted.map((v, i) => (i < periods.begun ? v : null)) : counted;
  const name = series.label ?? metric.label(series, { units: unitWords(query, words.nouns) });
  const total = groups.total?.at(null, key) ?? noCell;
  const compared = compare && groups.compareBuckets && valuesOf(groups.compareBuckets, compare.bounds.length - 1);
  return {
    key: [letterOf(index), ...choices].join(":"),
    series: index,
    label: breakdown.length > 0 ? breakdown.map((b) => b ?? "(none)").join(" · ") : name,
    choices,
    breakdown,
    role: roleOf(choices),
    measure: name,
    format: formatOf(metric, series, query, words.nouns, groups.currency ?? words.currency),
    goodDirection: metric.goodDirection,
    values,
    total: totalOf(metric, total, values),
    exactTotal: metric.exact?.(total) ?? null,
    compareValues: compared ? values.map((_, i) => compared[(counterparts ? counterparts[i] : i) ?? -1] ?? null) : null,
    compareTotal: compared ? totalOf(metric, groups.compareTotal?.at(null, key) ?? noCell, compared) : null,
    compareElapsedTotal: groups.compareElapsed ? metric.value(groups.compareElapsed.at(null, key) ?? noCell) : null,
  };
}

/** Amounts of several currencies have no value. */
function valued(metric: Metric, currency: string | null): Metric {
  return currency === null ? { ...metric, value: () => null, exact: () => null } : metric;
}

/** The sum of the buckets, the last that has begun, or a number asked for itself. */
function totalOf(metric: Metric, own: Cell, values: readonly (number | null)[]): number | null {
  if (metric.additive) return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return typeof metric.over === "object" ? (values.findLast((v) => v !== null) ?? null) : metric.value(own);
}

const letterOf = (series: number): string => String.fromCharCode(65 + series);

function roleOf(choices: readonly Choice[]): TrendLine["role"] {
  if (choices.length === 0) return "whole";
  if (choices.includes("other")) return "other";
  return choices.every((choice) => choice === "none") ? "none" : "value";
}

function choiceWords(
  choice: Choice,
  values: readonly DimensionValue[],
  dimension: Dimension | undefined,
  saved: Saved | undefined,
): string | null {
  if (choice === "none") return null;
  const value = choice === "other" ? undefined : values[choice];
  if (!value) return "Other";
  if ("text" in value) return value.text;
  if ("number" in value) return String(value.number);
  if (!dimension || !("segment" in dimension)) return value.boolean ? "yes" : "no";
  const name = saved?.segments.get(dimension.segment)?.name ?? dimension.segment;
  return value.boolean ? name : `Not in ${name}`;
}

/** One formula line per combination that the series share. */
function formulaLines(query: TrendQuery, lines: readonly (readonly TrendLine[])[]): TrendLine[] {
  if (!query.formula) return [];
  const formula = parseFormula(query.formula.expression, query.series.length);
  if (typeof formula === "string") throw new Error(`an unchecked formula: ${formula}`);
  const label = query.formula.label ?? query.formula.expression;
  return (lines[0] ?? []).map((first, i) => {
    const parts = lines.map((of) => of[i]);
    const over = (pick: (part: TrendLine) => number | null | undefined): number | null =>
      evaluateFormula(
        formula,
        parts.map((part) => (part ? (pick(part) ?? null) : null)),
      );
    return {
      ...first,
      key: ["F", ...first.choices].join(":"),
      series: null,
      label: first.role === "whole" ? label : first.label,
      measure: label,
      format: { kind: "number", unit: "", decimals: 2 },
      goodDirection: "none",
      values: first.values.map((_, bucket) => over((part) => part.values[bucket])),
      total: over((part) => part.total),
      exactTotal: null,
      compareValues: first.compareValues?.map((_, b) => over((part) => part.compareValues?.[b])) ?? null,
      compareTotal: over((part) => part.compareTotal),
      compareElapsedTotal: over((part) => part.compareElapsedTotal),
    };
  });
}

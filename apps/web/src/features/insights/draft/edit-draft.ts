import type { Condition, Dimension, MeasureName, PropertyTest, Series } from "@throughline/model";
import type { TrendDraft } from "./draft.ts";

const replaced = <Item>(list: readonly Item[], at: number, item: Item): readonly Item[] =>
  list.map((old, index) => (index === at ? item : old));
const without = <Item>(list: readonly Item[], at: number): readonly Item[] => list.filter((_, index) => index !== at);

function withSeries(draft: TrendDraft, series: readonly Series[]): TrendDraft {
  return { ...draft, series };
}

/** Another event keeps the measure, but not filters and a property that belong to the old event. */
export function setEvent(draft: TrendDraft, at: number, event: string): TrendDraft {
  const old = draft.series[at];
  if (!old) return draft;
  return withSeries(draft, replaced(draft.series, at, { event, measure: ofAnyEvent(old) }));
}

/** A measure of a property comes with it; the others drop it. `unit` comes with "households" and "accounts". */
export function setMeasure(
  draft: TrendDraft,
  at: number,
  measure: MeasureName,
  property?: string,
  unit?: TrendDraft["unit"],
): TrendDraft {
  const old = draft.series[at];
  if (!old) return draft;
  const { property: _before, percentile: _, ...rest } = old;
  const next = {
    ...rest,
    measure,
    ...(property !== undefined && { property }),
    ...(measure === "percentile" && { percentile: 90 }),
  };
  return { ...withSeries(draft, replaced(draft.series, at, next)), unit: unit ?? draft.unit };
}

export function addSeries(draft: TrendDraft, event: string): TrendDraft {
  const last = draft.series.at(-1);
  return withSeries(draft, [...draft.series, { event, measure: last ? ofAnyEvent(last) : "unique" }]);
}

/** A measure of a property does not go along to another event, which may not have it. */
const ofAnyEvent = ({ measure, property }: Series): MeasureName => (property === undefined ? measure : "unique");

/** The last series cannot go; a formula that names a letter that is gone goes with it. */
export function removeSeries(draft: TrendDraft, at: number): TrendDraft {
  if (draft.series.length < 2) return draft;
  const { formula: _, ...rest } = draft;
  return withSeries(rest, without(draft.series, at));
}

export function setBreakdown(draft: TrendDraft, at: number, dimension: Dimension | null): TrendDraft {
  const old = draft.breakdown ?? [];
  const { breakdown: _, ...rest } = draft;
  const next =
    dimension === null ? without(old, at) : at < old.length ? replaced(old, at, dimension) : [...old, dimension];
  return next.length === 0 ? rest : { ...rest, breakdown: next };
}

export function setWhere(draft: TrendDraft, series: number, at: number, test: PropertyTest | null): TrendDraft {
  const old = draft.series[series];
  if (!old) return draft;
  const { where = [], ...rest } = old;
  const next = test === null ? without(where, at) : at < where.length ? replaced(where, at, test) : [...where, test];
  return withSeries(draft, replaced(draft.series, series, next.length === 0 ? rest : { ...rest, where: next }));
}

/** The unit filter as the list of lines that all must hold. A filter of another shape is one line of its own. */
export function filterLines(draft: TrendDraft): readonly Condition[] {
  if (!draft.filter) return [];
  return "all" in draft.filter ? draft.filter.all : [draft.filter];
}

export function setFilterLine(draft: TrendDraft, at: number, line: Condition | null): TrendDraft {
  const old = filterLines(draft);
  const { filter: _, ...rest } = draft;
  const next = line === null ? without(old, at) : at < old.length ? replaced(old, at, line) : [...old, line];
  return next.length === 0 ? rest : { ...rest, filter: { all: next } };
}

export function setFormula(draft: TrendDraft, expression: string): TrendDraft {
  const { formula: _, ...rest } = draft;
  return expression.trim() === "" ? rest : { ...rest, formula: { expression: expression.trim() } };
}

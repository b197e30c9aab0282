import type { Condition, PropertyTest, Value } from "../../../conditions/condition.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import type { Population } from "../../../population/population.ts";
import { addDays, dayOf, startOfDay } from "../../../time/day.ts";
import { type DimensionValue, dimensionProperty } from "../lower/dimension.ts";
import { bySession } from "../lower/source.ts";
import type { Series, TrendQuery } from "../trend.ts";
import type { Choice, TrendAnswer, TrendLine } from "./answer.ts";

export interface People {
  /** Null when the number is not about people, e.g. a formula. */
  readonly population: Population | null;
  /** Why the number of people is not the number, if it is not. */
  readonly note: string | null;
}

/** The people behind a line's total, or behind one of its buckets, or those of the compared period. */
export function peopleOf(
  query: TrendQuery,
  answer: TrendAnswer,
  lineIndex: number,
  which: { readonly bucket?: number; readonly compare?: boolean } = {},
): People {
  const line = answer.lines[lineIndex];
  const series = line?.series === null || line === undefined ? undefined : query.series[line.series];
  if (!line || !series) return { population: null, note: "A formula has no people of its own: look at its series." };
  if (which.compare && !answer.periods.compare) return { population: null, note: "Nothing is compared." };
  const stretch = stretchOf(series, answer, which);
  if (!stretch) return { population: null, note: "There is no such bucket." };
  const unit = query.unit === "account" ? "account" : "customer";
  const tests = [...(series.where ?? []), ...breakdownTests(query, answer, line), ...propertyTests(series)];
  const { event } = series;
  const did: Condition = bySession(query, metricNamed(series.measure))
    ? { did: { event, where: [...tests, ...sessionTests(series, stretch)] } }
    : { did: { event, where: tests, window: { from: isoText(stretch.from), to: isoText(stretch.to) } } };
  const others = [...(query.filter ? [query.filter] : []), ...segmentParts(query, answer, line)];
  const where: Condition = others.length > 0 ? { all: [...others, did] } : did;
  return { population: { unit, where }, note: noteOf(query, series) ?? listNote(query, answer, line) };
}

/** The half-open stretch whose events a number counts. A trailing window ends today where its bucket is not over. */
function stretchOf(
  series: Series,
  { periods, zone }: TrendAnswer,
  { bucket, compare }: { readonly bucket?: number; readonly compare?: boolean },
): { readonly from: number; readonly to: number } | undefined {
  const { over } = metricNamed(series.measure);
  const trailing = typeof over === "object" ? over.trailingDays : undefined;
  const period = (compare ? periods.compare : undefined) ?? periods.main;
  const last = compare ? period.bounds.length - 2 : periods.begun - 1;
  const given = bucket !== undefined && compare && periods.counterparts ? periods.counterparts[bucket] : bucket;
  const index = given ?? (trailing === undefined || bucket !== undefined ? undefined : last);
  if (index === undefined) return bucket === undefined ? { from: period.from, to: period.to } : undefined;
  const [from, to] = [period.bounds[index], period.bounds[index + 1]];
  if (from === undefined || to === undefined) return undefined;
  if (trailing === undefined) return { from, to };
  if (!compare && index >= periods.begun) return undefined;
  const end = addDays(dayOf((compare ? to : Math.min(to, periods.now + 1)) - 1, zone), 1);
  return { from: startOfDay(addDays(end, -trailing), zone), to: Math.min(to, startOfDay(end, zone)) };
}

const isoText = (instant: number): string => new Date(instant).toISOString();

/** The session starts in the half-open stretch, whenever its events are; the test's ends are inclusive. */
function sessionTests({ measure }: Series, { from, to }: { from: number; to: number }): readonly PropertyTest[] {
  const starts: PropertyTest = {
    property: "session.startedAt",
    op: "between",
    value: [isoText(from), isoText(to - 1)],
  };
  return measure === "bounces" ? [starts, { property: "session.bounce", op: "is", value: true }] : [starts];
}

/** A sum or an average has the people whose events have the property. */
function propertyTests(series: Series): readonly PropertyTest[] {
  return series.property === undefined ? [] : [{ property: series.property, op: "is set" }];
}

function breakdownTests(query: TrendQuery, answer: TrendAnswer, line: TrendLine): readonly PropertyTest[] {
  return (query.breakdown ?? []).flatMap((dimension, i) => {
    const [choice, property] = [line.choices[i], dimensionProperty(dimension)];
    return choice === undefined || property === undefined ? [] : choiceTests(property, choice, answer.shown[i] ?? []);
  });
}

/** In, or not in, the segments by which a line is told apart. */
function segmentParts(query: TrendQuery, answer: TrendAnswer, line: TrendLine): readonly Condition[] {
  return (query.breakdown ?? []).flatMap((dimension, i): Condition[] => {
    const choice = line.choices[i];
    if (!("segment" in dimension) || typeof choice !== "number") return [];
    const value = answer.shown[i]?.[choice];
    const isIn: Condition = { segment: dimension.segment };
    return [value && "boolean" in value && value.boolean ? isIn : { not: isIn }];
  });
}

function choiceTests(property: string, choice: Choice, shown: readonly DimensionValue[]): readonly PropertyTest[] {
  if (choice === "none") return [{ property, op: "is not set" }];
  if (choice === "other") {
    const set: PropertyTest = { property, op: "is set" };
    return shown.length === 0 ? [set] : [set, { property, op: "not in", value: shown.map(plainValue) }];
  }
  const value = shown[choice];
  return value ? [{ property, op: "is", value: plainValue(value) }] : [];
}

function plainValue(value: DimensionValue): Value {
  if ("text" in value) return value.text;
  return "number" in value ? value.number : value.boolean;
}

function noteOf(query: TrendQuery, series: Series): string | null {
  const metric = metricNamed(series.measure);
  const people = query.unit === "account" ? "accounts" : "people";
  if (bySession(query, metric)) return "The number is about sessions; these are the people who had them, each once.";
  if (metric.counts === "units") return null;
  return `The number is about events; these are the ${people} who did them, each once.`;
}

/** A test of a value also holds for a list that has it; in the breakdown lists are part of "Other". */
function listNote(query: TrendQuery, answer: TrendAnswer, line: TrendLine): string | null {
  const listed = (query.breakdown ?? []).filter((_, i) => answer.lists[i] && line.choices[i] !== "none");
  const [first] = listed.map(dimensionProperty);
  if (first === undefined) return null;
  return `Where ${first} is a list, the number counts it in Other; the people are found by any value in the list.`;
}

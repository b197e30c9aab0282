import { type BucketLabel, bucketLabel } from "../../ui/format/bucket.ts";
import type { ValueFormat } from "../../ui/format/value.ts";
import { compareStart } from "./compare-start.ts";

/** The part of a trend that a line chart draws; any document that selects these fields fits. */
export interface TrendLike {
  readonly interval: string;
  readonly zone: string;
  readonly buckets: readonly (number | string | null)[];
  readonly from: string;
  readonly compareFrom?: string | null;
  readonly unfinished: boolean;
  readonly series: readonly TrendSeriesLike[];
}

interface TrendSeriesLike {
  readonly key: string;
  readonly label: string;
  readonly role?: string;
  readonly format: ValueFormat;
  readonly goodDirection: string;
  readonly values: readonly (number | string | null)[];
  readonly compareValues?: readonly (number | string | null)[] | null;
}

export interface LinePoint {
  readonly label: BucketLabel;
  /** The bucket it is compared with, in words; null without a comparison. */
  readonly compareLabel: string | null;
}

export interface LineSeries {
  /** Place in the trend's own list of series, which the drill needs. */
  readonly index: number;
  readonly name: string;
  /** 1 to 8 for a series colour, 0 for the grey of "Other". */
  readonly hue: number;
  readonly values: readonly (number | null)[];
  readonly compare: readonly (number | null)[] | null;
  readonly format: ValueFormat;
  readonly goodDirection: string;
}

export interface LineModel {
  readonly points: readonly LinePoint[];
  readonly series: readonly LineSeries[];
  readonly unfinished: boolean;
  /** First point after the last recorded event: from here on nothing is known, which is not zero. Null when all is known. */
  readonly silentFrom: number | null;
  /** What the last, unfinished interval is called on the axis. */
  readonly nowLabel: string;
}

/** Eight colours, and one more line for the values folded into Other. */
const mostSeries = 9;
/** With more lines than this the comparison would only tangle; it then stands in the table and the tooltip. */
export const mostCompared = 4;
const hues = 8;
const nowWords: Record<string, string> = { hour: "this hour so far", day: "today so far" };

/**
 * Shapes a trend for drawing. Nothing is computed: values, comparison and formats come as they are. `recordedUntil` is the
 * instant of the last event of any kind.
 */
export function toSeries(trend: TrendLike, recordedUntil: string | null = null): LineModel {
  const starts = trend.buckets.map((start) => new Date(start ?? 0).toISOString());
  const compares = trend.compareFrom !== null && trend.compareFrom !== undefined;
  const points = starts.map((start, index) => ({
    label: bucketLabel(start, starts[index - 1], trend.interval, trend.zone),
    compareLabel: compares
      ? bucketLabel(
          compareStart(trend.compareFrom ?? start, index, trend.interval, trend.zone),
          undefined,
          trend.interval,
          trend.zone,
        ).full
      : null,
  }));
  const silent = recordedUntil === null ? -1 : starts.findIndex((start) => new Date(start) > new Date(recordedUntil));
  const silentFrom = silent > 0 ? silent : null;
  const lines = drawn(trend.series);
  let hue = 0;
  const series = lines.map(({ one, index }) => {
    const folded = one.role === "other" || hue >= hues;
    if (!folded) hue += 1;
    return {
      index,
      name: lines.length === 1 && one.role === "whole" && one.format.unit !== "" ? one.format.unit : one.label,
      hue: folded ? 0 : hue,
      values: numbers(one.values).map((value, at) => (silentFrom !== null && at >= silentFrom ? null : value)),
      compare: one.compareValues ? numbers(one.compareValues) : null,
      format: one.format,
      goodDirection: one.goodDirection,
    };
  });
  return {
    points,
    series,
    unfinished: trend.unfinished,
    silentFrom,
    nowLabel: nowWords[trend.interval] ?? `this ${trend.interval} so far`,
  };
}

/** A formula stands for its parts; and one picture has one scale, so lines of another unit are left to the table. */
function drawn(all: readonly TrendSeriesLike[]): readonly { readonly one: TrendSeriesLike; readonly index: number }[] {
  const indexed = all.map((one, index) => ({ one, index }));
  const formulas = indexed.filter(({ one }) => one.key.startsWith("F"));
  const lead = (formulas[0] ?? indexed[0])?.one.format;
  return (formulas.length > 0 ? formulas : indexed)
    .filter(({ one }) => one.format.kind === lead?.kind && (one.format.currency ?? "") === (lead.currency ?? ""))
    .slice(0, mostSeries);
}

const numbers = (column: readonly (number | string | null)[]): readonly (number | null)[] =>
  column.map((value) => (value === null ? null : Number(value)));

/** Whether any series has a comparison line. */
export const isCompared = (model: LineModel): boolean => model.series.some(({ compare }) => compare !== null);

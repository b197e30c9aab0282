import type { ValueFormat } from "../../ui/format/value.ts";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number | null;
  /** Drawn as a tick: the comparison period, or everyone. */
  readonly reference: number | null;
  readonly format: ValueFormat;
}

/** What bars can be made of: a trend of one interval, where a line would be a single dot. */
interface SingleTrend {
  readonly buckets: readonly unknown[];
  readonly series: readonly {
    readonly key: string;
    readonly label: string;
    readonly format: ValueFormat;
    readonly values: readonly (number | string | null)[];
    readonly compareValues?: readonly (number | string | null)[] | null;
  }[];
}

/** A trend of one interval is drawn as bars, one a series. */
export const matches = (trend: SingleTrend): boolean => trend.buckets.length === 1;

export function toBars(trend: SingleTrend): readonly Bar[] {
  return trend.series.map(({ key, label, format, values, compareValues }) => ({
    key,
    name: label,
    format,
    value: number(values[0]),
    reference: number(compareValues?.[0]),
  }));
}

const number = (value: number | string | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

interface BarSpan {
  /** Share of the track, 0 to 1; bars start at zero. */
  readonly length: number;
  readonly tick: number | null;
}

/** Lengths against the largest value or reference. Values below zero have no length, their number still stands beside it. */
export function barSpans(bars: readonly Bar[], full?: number): readonly BarSpan[] {
  const most = full ?? Math.max(0, ...bars.flatMap(({ value, reference }) => [value ?? 0, reference ?? 0]));
  const share = (value: number): number => (most <= 0 ? 0 : Math.min(1, Math.max(0, value / most)));
  return bars.map(({ value, reference }) => ({
    length: share(value ?? 0),
    tick: reference === null ? null : share(reference),
  }));
}

import type { CsvRow } from "@throughline/model";
import type { TrendAnswer } from "./use-trend.ts";

/** A trend at full precision: what was asked in the head, then a row a bucket with ISO times. */
export function trendRows(trend: TrendAnswer): readonly CsvRow[] {
  const { receipt } = trend;
  const columns = trend.series.flatMap(({ label, compareValues }) =>
    compareValues ? [label, `${label}, compared`] : [label],
  );
  return [
    ["Finding", trend.finding],
    ["Question", receipt.sentence],
    ["From", receipt.from ?? null],
    ["To", receipt.to ?? null],
    ["Zone", receipt.zone],
    ["As of", receipt.asOf],
    [],
    [trend.interval, ...columns],
    ...trend.buckets.map((start, at) => [
      start === null ? null : new Date(start).toISOString(),
      ...trend.series.flatMap(({ values, compareValues }) =>
        compareValues ? [values[at] ?? null, compareValues[at] ?? null] : [values[at] ?? null],
      ),
    ]),
  ];
}

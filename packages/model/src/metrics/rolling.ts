import { column } from "../conditions/test/field-columns.ts";
import { eventTitle } from "../text/event-title.ts";
import { type Metric, numberOf } from "./metric.ts";

/**
 * Different units in the `days` local days that end with a bucket, or with today where the bucket is not over. The total
 * is that of the last bucket that has begun.
 */
export function rolling(name: "rolling7" | "rolling30", days: number): Metric {
  return {
    name,
    describe: `How many different units did it in the ${days} days that end with the bucket.`,
    label: (series, { units }) => `${units} with ${eventTitle(series.event)} in ${days} days`,
    needsProperty: false,
    counts: "units",
    format: "units",
    goodDirection: "up",
    empty: 0,
    over: { trailingDays: days },
    aggregates: () => ({ n: { fn: "distinct", of: column("unit") } }),
    value: (cell) => numberOf(cell, "n") ?? 0,
    rank: (of) => of("n"),
    additive: false,
  };
}

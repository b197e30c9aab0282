import type { TrendLike } from "../../../charts/line/line.ts";

type Column = readonly (number | string | null)[];

interface Sizes {
  /** Start of each local day, in ms. */
  readonly at: Column;
  readonly size: Column;
  readonly entered: Column;
  readonly left: Column;
}

/** The days on which the members were known, as a line; null when there are fewer than two, where there is no line yet. */
export function sizeSeries(sizes: Sizes, nouns: string, zone: string): TrendLike | null {
  const first = sizes.size.findIndex((size) => size !== null);
  if (first === -1 || sizes.size.length - first < 2) return null;
  const buckets = sizes.at.slice(first);
  return {
    interval: "day",
    zone,
    buckets,
    from: new Date(Number(buckets[0])).toISOString(),
    unfinished: true,
    series: [
      {
        key: "size",
        label: nouns,
        role: "whole",
        format: { kind: "count", unit: nouns, decimals: 0 },
        goodDirection: "none",
        values: sizes.size.slice(first),
      },
    ],
  };
}

/** How many came and went over all known days. */
export function movesOf({ entered, left }: Pick<Sizes, "entered" | "left">): {
  readonly entered: number;
  readonly left: number;
} {
  const sum = (column: Column): number => column.reduce<number>((total, value) => total + Number(value ?? 0), 0);
  return { entered: sum(entered), left: sum(left) };
}

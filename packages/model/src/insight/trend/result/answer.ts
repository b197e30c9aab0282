import type { Problem } from "../../../problem.ts";
import type { Nouns } from "../../../text/words.ts";
import type { DimensionValue } from "../lower/dimension.ts";
import type { Periods } from "../lower/period.ts";

/** How the workspace calls its units and its money. */
export interface TrendWords {
  readonly nouns: Nouns;
  readonly currency: string;
}

/** How a number is written. `unit` is the word behind it; money takes the workspace's currency. */
export interface ValueFormat {
  readonly kind: "count" | "number" | "money" | "percent" | "duration";
  readonly unit: string;
  readonly currency?: string;
  readonly decimals: number;
}

/** Which values of the dimensions a line stands for: an index into `shown`, "none" or "other". */
export type Choice = number | "none" | "other";

export interface TrendLine {
  /** Stable within an answer: the series letter and the choices, e.g. `A:0`. */
  readonly key: string;
  /** Index of the series; `null` for the formula. */
  readonly series: number | null;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Values of the dimensions in words; null means (none). */
  readonly breakdown: readonly (string | null)[];
  readonly role: "whole" | "value" | "none" | "other";
  readonly measure: string;
  readonly format: ValueFormat;
  readonly goodDirection: "up" | "down" | "none";
  /** One per bucket; null where there is no value, e.g. the average of nothing. */
  readonly values: readonly (number | null)[];
  /** Over the whole range: different units once, not the sum of the buckets. */
  readonly total: number | null;
  /** Exact decimal text of the total, for sums of money. */
  readonly exactTotal: string | null;
  readonly compareValues: readonly (number | null)[] | null;
  readonly compareTotal: number | null;
  /** The compared period up to the instant that corresponds to now; null unless the range is unfinished. */
  readonly compareElapsedTotal: number | null;
}

export interface TrendAnswer {
  readonly periods: Periods;
  readonly zone: string;
  /** Start of each bucket, in milliseconds. */
  readonly buckets: readonly number[];
  readonly unfinished: boolean;
  readonly lines: readonly TrendLine[];
  /** Per dimension, the values that have lines of their own. */
  readonly shown: readonly (readonly DimensionValue[])[];
  /** Values folded into "Other", over all dimensions. */
  readonly hiddenValues: number;
  /** Per dimension: are there events whose value is a list? They are part of "Other". */
  readonly lists: readonly boolean[];
  /** Why a series has no numbers, e.g. amounts of several currencies; the path leads to the query's node. */
  readonly problems: readonly Problem[];
  /** What a reader must know to read the numbers right. */
  readonly notes: readonly string[];
}

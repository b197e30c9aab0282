import type { Plan } from "./plan.ts";

type Pair = readonly [number, number];

/** A set of units: the ids in the only column of a plan, or two earlier sets of the list put together. */
export type UnitSet = Plan | { readonly and: Pair } | { readonly or: Pair } | { readonly minus: Pair };

/**
 * Counts of sets of units. Whoever answers reads each plan once, however many sets are made of it, and keeps what it read,
 * so that a question which shares plans with an earlier one reads only the others. The answer has one column, `size`, with
 * a row per count.
 */
export interface SetCounts {
  readonly sets: readonly UnitSet[];
  /** Indexes of sets. */
  readonly counts: readonly number[];
}

/** What an engine is asked: the rows of a plan, or counts of sets. */
export type Question = Plan | SetCounts;

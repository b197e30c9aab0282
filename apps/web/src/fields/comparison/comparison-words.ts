import type { CountOperator } from "@throughline/model";

/** How often, in the words of a choice. */
export const comparisons: readonly (readonly [CountOperator, string])[] = [
  [">=", "at least"],
  ["=", "exactly"],
  ["<=", "at most"],
  [">", "more than"],
  ["<", "fewer than"],
];

/** "at least 2 times" as words of a sentence. */
export function comparisonWords(op: CountOperator, value: number): string {
  const words = comparisons.find(([name]) => name === op)?.[1] ?? op;
  return `${words} ${value} ${value === 1 ? "time" : "times"}`;
}

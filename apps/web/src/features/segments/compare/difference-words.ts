import { eventTitle } from "@throughline/model";
import type { LinkedPopulation } from "../../../population/PopulationLink.tsx";
import { formatLoose, formatNumber, formatShare, minus, none } from "../../../ui/format/number.ts";
import { fieldTitle } from "../../../values/trait-value.ts";

export interface Difference {
  readonly kind: string;
  readonly name: string;
  readonly value?: string | null;
  readonly count: readonly number[];
  readonly share: readonly number[];
  readonly mean?: readonly number[] | null;
  readonly effect: number;
}

/** With who is counted here and there, and whether a definition asked for it. */
export interface OpenDifference extends Difference {
  readonly byDefinition: boolean;
  readonly people?: readonly LinkedPopulation[] | null;
}

/** "Plan Pro", "Average age", "Did Order placed". */
export function differenceTitle({ kind, name, value }: Difference): string {
  if (kind === "act") return `Did ${eventTitle(name)}`;
  if (kind === "number") return `Average ${fieldTitle(name).toLocaleLowerCase()}`;
  return `${fieldTitle(name)} ${value ?? none}`;
}

/** Of one side (0 here, 1 there): the share with how many, or the mean of how many. */
export function sideWords(difference: Difference, side: 0 | 1): { readonly figure: string; readonly count: string } {
  const { mean, share, count } = difference;
  const figure = mean ? formatLoose(mean[side] ?? 0) : formatShare(share[side] ?? 0);
  return { figure, count: formatNumber(count[side] ?? 0) };
}

/** Cohen's own words for his measures of effect. */
export function effectWords(effect: number): string {
  // The word is that of the number as it is printed.
  const size = Math.round(Math.abs(effect) * 100) / 100;
  const word = size >= 0.8 ? "large" : size >= 0.5 ? "medium" : size >= 0.2 ? "small" : "slight";
  return `${effect < 0 ? minus : "+"}${formatNumber(size, 2)} ${word}`;
}

import { conditionsIn } from "../conditions/meaning.ts";
import { definitionHash } from "../definition/hash.ts";
import type { TrendAnswer } from "../insight/trend/result/answer.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { Population } from "../population/population.ts";
import { sentence } from "../population/sentence.ts";
import type { Nouns } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import { trendSentence } from "./trend-sentence.ts";

/** How a number was counted, as far as its definition says; the cut and the rows read come from the engine's answer. */
export interface ReceiptOfDefinition {
  readonly definitionHash: string;
  readonly sentence: string;
  /** Absolute window in milliseconds; null = all time. */
  readonly from: number | null;
  readonly to: number | null;
  readonly zone: string;
  readonly rules: readonly string[];
  readonly notes: readonly string[];
}

export function populationReceipt(population: Population, nouns: Nouns, clock: Clock): ReceiptOfDefinition {
  const past = [...conditionsIn(population.where, population.unit)].some(({ condition }) => "wasIn" in condition);
  return {
    definitionHash: definitionHash(population),
    sentence: sentence(population, nouns, clock.zone, clock.saved),
    from: null,
    to: clock.now,
    zone: clock.zone,
    rules: [
      "A test of a missing or differently typed value is false; its negation is true.",
      "A unit without the event counts as 0.",
      "Windows are half-open; P7D is calendar, PT168H exact.",
      "Text is compared without regard to case.",
      ...(past ? ["Who was in a segment is what was recorded then; people who are one now count once."] : []),
    ],
    notes: ["Traits, account fields and memberships are read as they are now."],
  };
}

export function trendReceipt(query: TrendQuery, answer: TrendAnswer, nouns: Nouns, clock: Clock): ReceiptOfDefinition {
  const { main } = answer.periods;
  return {
    definitionHash: definitionHash(query),
    sentence: trendSentence(query, { from: main.from, to: main.to, zone: answer.zone }, nouns, clock.zone, clock.saved),
    from: main.from,
    to: main.to,
    zone: answer.zone,
    rules: [
      `Buckets are whole local intervals (${query.interval}) of ${answer.zone}, half-open.`,
      "Events are ordered by (timestamp, seq).",
      "Text is compared without regard to case.",
    ],
    notes: answer.notes,
  };
}

import { type MeasureName, metrics, type Series } from "@throughline/model";
import { fieldTitle } from "../../../fields/field-choice.ts";
import { plural } from "../../../values/nouns.ts";
import type { TrendDraft } from "../draft/draft.ts";
import type { MeasureChoice } from "./catalog-choices.ts";

export interface Nouns {
  readonly customer: string;
  readonly account: string;
}

/** The word for many of a unit, in the workspace's own language. */
export function unitWords(unit: TrendDraft["unit"], nouns: Nouns): string {
  if (unit === "session") return "sessions";
  return plural(unit === "account" ? nouns.account : nouns.customer);
}

/** Natural words for measures of a property; one without an entry is called by its label. */
const ofProperty: Readonly<Record<string, string>> = {
  sum: "sum",
  avg: "average",
  median: "median",
  min: "smallest",
  max: "largest",
  percentile: "90th percentile",
  distinct: "different values",
};

/** What is counted, as the token of the sentence: "households", "events", "sum of amount". */
export function measureWords(
  series: Series,
  unit: TrendDraft["unit"],
  nouns: Nouns,
  measures: readonly MeasureChoice[],
): string {
  switch (series.measure) {
    case "unique":
      return unitWords(unit, nouns);
    case "total":
      return "events";
    case "perUnit":
      return `events per ${unit === "session" ? "session" : unit === "account" ? nouns.account : nouns.customer}`;
    case "rolling7":
      return `${unitWords(unit, nouns)} of the last 7 days`;
    case "rolling30":
      return `${unitWords(unit, nouns)} of the last 30 days`;
    case "sessions":
      return "sessions";
    default: {
      const choice = measures.find(({ name }) => name === series.measure);
      const words = propertyWords(series.measure, choice);
      if (choice && !choice.needsProperty) return words;
      return `${words} of ${series.property ? fieldTitle(series.property) : "…"}`;
    }
  }
}

const ofSessions: ReadonlySet<MeasureName> = new Set(
  metrics.filter(({ over }) => over === "sessions").map(({ name }) => name),
);

/** The word that joins what is counted to the event: people did it, amounts are of it. */
export function joinWord(measure: MeasureName): string {
  return measure === "unique" || measure === "rolling7" || measure === "rolling30"
    ? "who did"
    : measure === "sessions"
      ? "with"
      : ofSessions.has(measure)
        ? "of sessions with"
        : "of";
}

/** "largest", before "of amount". */
export function propertyWords(measure: MeasureName, choice: MeasureChoice | undefined): string {
  return ofProperty[measure] ?? choice?.label.toLowerCase() ?? measure;
}

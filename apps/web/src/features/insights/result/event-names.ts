import { eventTitle } from "../../../timeline/event-words.ts";
import { formatInstant } from "../../../ui/format/time.ts";
import type { TrendAnswer } from "./use-trend.ts";

/** Prints the events of a question by their names in words: "households with order.placed" → "households with order placed". */
export function nameEvents(text: string, events: readonly string[]): string {
  return events
    .filter((event) => /[._]/.test(event))
    .reduce((words, event) => words.replaceAll(event, eventTitle(event).toLowerCase()), text);
}

/** A sentence of the API with its events in words and its instants in the zone, as people read them. */
export function plainSentence(sentence: string, events: readonly string[], zone: string): string {
  return nameEvents(sentence, events).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => formatInstant(instant, zone));
}

/** The answer with its finding and whole lines in words; breakdown values are data and stay as they are. */
export function withNames(trend: TrendAnswer, events: readonly string[]): TrendAnswer {
  return {
    ...trend,
    finding: nameEvents(trend.finding, events),
    series: trend.series.map((one) => (one.role === "whole" ? { ...one, label: nameEvents(one.label, events) } : one)),
  };
}

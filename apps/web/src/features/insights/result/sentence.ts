import { formatInstant } from "../../../ui/format/time.ts";

/** A sentence of the API with its instants in the zone, as people read them. */
export function plainSentence(sentence: string, zone: string): string {
  return sentence.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => formatInstant(instant, zone));
}

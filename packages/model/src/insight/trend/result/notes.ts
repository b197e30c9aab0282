import { metricNamed } from "../../../metrics/registry.ts";
import { sessionNotes } from "../../../session/session-notes.ts";
import { type Nouns, plural } from "../../../text/words.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Periods } from "../lower/period.ts";
import type { TrendQuery } from "../trend.ts";

/** What a reader must know to read the numbers right, from the definition alone. */
export function notesOf(
  query: TrendQuery,
  { unfinished }: Periods,
  lists: readonly boolean[],
  nouns: Nouns,
  clock: Clock,
): readonly string[] {
  const metrics = query.series.map((series) => metricNamed(series.measure));
  const units = query.unit === "session" ? "sessions" : plural(nouns[query.unit]);
  const notes: string[] = [];
  if (unfinished) notes.push("The last bucket is not over yet.");
  if (metrics.some((m) => m.counts === "units" && m.over === "events"))
    notes.push(`The total counts each of the ${units} once, so it can be less than the buckets together.`);
  if (query.breakdown?.length && metrics.some((m) => m.counts === "units"))
    notes.push(`One of the ${units} can be in several lines: the lines may add up to more than the whole.`);
  if (query.breakdown?.some((d) => "trait" in d || "account" in d))
    notes.push("Traits and account fields are read as they are now.");
  if (lists.includes(true)) notes.push("Events whose value is a list are part of Other.");
  if (query.unit === "session" || metrics.some((m) => m.over === "sessions"))
    notes.push(
      "Sessions hold collected events only; one ends after 30 minutes without an event unless the sender named it.",
    );
  notes.push(...sessionNotes(query, clock));
  if (query.filter) notes.push("The filter is evaluated as of now.");
  return notes;
}

import type { Did } from "../condition.ts";
import type { Evidence, MatchContext } from "../history.ts";
import { actsWithin } from "./acts-within.ts";
import { matching, measured } from "./match-did.ts";
import { windowStretch } from "./window.ts";

const shown = 20;

/** The measure, and the newest events that it was taken of; of other forms the newest that satisfy event and tests. */
export function didEvidence(did: Did, context: MatchContext): readonly Evidence[] {
  const stretch = did.form === undefined ? windowStretch(did.window, context.clock) : {};
  const events = actsWithin(matching(did, context), stretch);
  const measure = did.measure ?? "count";
  const values = events.map((event) => (did.property === undefined ? undefined : event.property(did.property)));
  return [
    { counted: measure, is: measured(measure, values) },
    ...events
      .slice(-shown)
      .reverse()
      .map((event) => ({ event })),
  ];
}

import { parseDuration, shift } from "../../time/duration.ts";
import type { Sequence } from "../condition.ts";
import { inStretch, matchFilter } from "../did/match-did.ts";
import { windowStretch } from "../did/window.ts";
import type { HistoryEvent, MatchContext } from "../history.ts";
import { inSpan } from "./span.ts";

/** The events of a match that begins with the earliest entry that has one, one per step; without a match none. */
export function earliestMatch(sequence: Sequence, { history, clock }: MatchContext): readonly HistoryEvent[] {
  const { steps, perStep, window } = sequence;
  const { events } = history;
  const stretch = windowStretch(window, clock);
  const isStep = steps.map((step) => events.map((event) => matchFilter(step, event, clock)));
  const spoils = steps.map(({ without = [] }) =>
    events.map((event) => without.some((filter) => matchFilter(filter, event, clock))),
  );
  for (const [first, entry] of events.entries()) {
    if (!isStep[0]?.[first] || !inStretch(entry.t, stretch)) continue;
    const dead = new Set<string>();
    /** The places of the events from step `nth` on, after the event at `previous`. */
    const follow = (nth: number, previous: number): readonly number[] | undefined => {
      const step = steps[nth];
      if (!step) return [];
      if (dead.has(`${nth} ${previous}`)) return undefined;
      const limit = step.within === undefined ? undefined : parseDuration(step.within);
      const from = inSpan(events[perStep ? previous : first]?.t ?? 0);
      const until = limit ? shift(from, limit, 1, clock.zone) : Number.POSITIVE_INFINITY;
      for (let i = previous + 1; i < events.length && inSpan(events[i]?.t ?? 0) <= until; i++) {
        const rest = isStep[nth]?.[i] ? follow(nth + 1, i) : undefined;
        if (rest) return [i, ...rest];
        if (spoils[nth]?.[i]) break;
      }
      dead.add(`${nth} ${previous}`);
      return undefined;
    };
    const rest = follow(1, first);
    if (rest) return [first, ...rest].flatMap((i) => events[i] ?? []);
  }
  return [];
}

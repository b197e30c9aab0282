import { parseDuration, shift } from "../../time/duration.ts";
import type { Sequence } from "../condition.ts";
import { inStretch, matchFilter, matching } from "../did/match-did.ts";
import { windowStretch } from "../did/window.ts";
import type { HistoryEvent, MatchContext } from "../history.ts";
import { inSpan } from "./span.ts";

/** For each event the latest instant from which its windows can count, step by step, as in the plan. */
type Reached = ReadonlyMap<HistoryEvent, number>;

export function matchSequence({ steps, perStep, window }: Sequence, { history, clock }: MatchContext): boolean {
  const [entry, ...more] = steps;
  if (!entry) return false;
  const stretch = windowStretch(window, clock);
  const starts = matching(history.events, entry, clock).filter(({ t }) => inStretch(t, stretch));
  let reached: Reached = new Map(starts.map((event) => [event, inSpan(event.t)]));
  for (const step of more) {
    const next = new Map<HistoryEvent, number>();
    const limit = step.within === undefined ? undefined : parseDuration(step.within);
    // The best instant among the events before, since the last spoiler; a spoiler itself may be an act.
    let best: number | undefined;
    for (const event of history.events) {
      const inTime = best !== undefined && (!limit || event.t <= shift(best, limit, 1, clock.zone));
      if (best !== undefined && inTime && matchFilter(step, event, clock))
        next.set(event, perStep ? inSpan(event.t) : best);
      if ((step.without ?? []).some((filter) => matchFilter(filter, event, clock))) best = undefined;
      const own = reached.get(event);
      if (own !== undefined) best = best === undefined ? own : Math.max(best, own);
    }
    reached = next;
  }
  return reached.size > 0;
}

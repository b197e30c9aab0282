import { parseDuration, shift } from "../../time/duration.ts";
import type { EventFilter, Sequence } from "../condition.ts";
import { actsWithin } from "../did/acts-within.ts";
import { matching } from "../did/match-did.ts";
import { windowStretch } from "../did/window.ts";
import type { HistoryEvent, MatchContext } from "../history.ts";
import { inSpan } from "./span.ts";

/** For each event the latest instant from which its windows can count, step by step, as in the plan. */
type Reached = ReadonlyMap<HistoryEvent, number>;

export function matchSequence({ steps, perStep, window }: Sequence, context: MatchContext): boolean {
  const { history, clock } = context;
  const [entry, ...more] = steps;
  if (!entry) return false;
  const starts = actsWithin(matching(entry, context), windowStretch(window, clock));
  let reached: Reached = new Map(starts.map((event) => [event, inSpan(event.t)]));
  for (const step of more) {
    const next = new Map<HistoryEvent, number>();
    const acts = setOf(step, context);
    const spoilers = (step.without ?? []).map((filter) => setOf(filter, context));
    const limit = step.within === undefined ? undefined : parseDuration(step.within);
    // The best instant among the events before, since the last spoiler; a spoiler itself may be an act.
    let best: number | undefined;
    for (const event of history.events) {
      const t = inSpan(event.t);
      const inTime = best !== undefined && (!limit || t <= shift(best, limit, 1, clock.zone));
      if (best !== undefined && inTime && acts.has(event)) next.set(event, perStep ? t : best);
      if (spoilers.some((some) => some.has(event))) best = undefined;
      const own = reached.get(event);
      if (own !== undefined) best = best === undefined ? own : Math.max(best, own);
    }
    reached = next;
  }
  return reached.size > 0;
}

const sets = new WeakMap<readonly HistoryEvent[], ReadonlySet<HistoryEvent>>();

function setOf(filter: EventFilter, context: MatchContext): ReadonlySet<HistoryEvent> {
  const acts = matching(filter, context);
  const set = sets.get(acts) ?? new Set(acts);
  sets.set(acts, set);
  return set;
}

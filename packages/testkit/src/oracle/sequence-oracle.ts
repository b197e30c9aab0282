import type { Sequence } from "@throughline/model";
import { move } from "./berlin.ts";
import { inWindow, matchesFilter } from "./event-oracle.ts";
import type { World, WorldEvent } from "./world.ts";

/** From act to act times count as if they were from 1970 to 2039. */
const inSpan = (t: number): number => Math.min(Math.max(t, 0), 2 ** 41 - 1);

/** Tries every choice of events, in the order (timestamp, seq): any match is enough. */
export function sequenceHolds(world: World, events: readonly WorldEvent[], sequence: Sequence, now: number): boolean {
  const { steps, perStep, window } = sequence;
  const search = (nth: number, first: number, previous: number): boolean => {
    const step = steps[nth];
    if (!step) return true;
    for (const [i, event] of events.entries()) {
      if (i <= previous || !matchesFilter(world, event, step, now)) continue;
      if (nth === 0 ? !inWindow(event.t, window, now) : false) continue;
      const from = inSpan(events[perStep ? previous : first]?.t ?? 0);
      if (nth > 0 && step.within !== undefined && inSpan(event.t) > move(from, step.within, 1)) continue;
      const between = nth > 0 ? events.slice(previous + 1, i) : [];
      const spoiled = between.some((e) => (step.without ?? []).some((filter) => matchesFilter(world, e, filter, now)));
      if (!spoiled && search(nth + 1, nth === 0 ? i : first, i)) return true;
    }
    return false;
  };
  return search(0, -1, -1);
}

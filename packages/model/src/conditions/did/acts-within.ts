import type { HistoryEvent } from "../history.ts";
import type { Stretch } from "./window.ts";

/** Of acts in their order those in a stretch. */
export function actsWithin(acts: readonly HistoryEvent[], stretch: Stretch): readonly HistoryEvent[] {
  const [start, end] = placesOf(acts, stretch);
  return start === 0 && end === acts.length ? acts : acts.slice(start, end);
}

/** Of acts in their order how many are in a stretch. */
export function countWithin(acts: readonly HistoryEvent[], stretch: Stretch): number {
  const [start, end] = placesOf(acts, stretch);
  return Math.max(0, end - start);
}

function placesOf(acts: readonly HistoryEvent[], { from, to }: Stretch): readonly [number, number] {
  return [from === undefined ? 0 : placeOf(acts, from), to === undefined ? acts.length : placeOf(acts, to)];
}

/** How many acts lie before an instant. */
function placeOf(acts: readonly HistoryEvent[], t: number): number {
  let [low, high] = [0, acts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((acts[middle]?.t ?? t) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

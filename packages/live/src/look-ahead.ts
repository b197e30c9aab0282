import { type Clock, duePlan, type RunPlan } from "@throughline/model";
import { numbersOf } from "./asking.ts";
import { type Flip, turned } from "./flips.ts";
import type { Followed } from "./followed.ts";
import type { Reason } from "./wake.ts";
import { watchAll } from "./watch.ts";

/**
 * Works out whom time turns in one segment until a horizon, and after a pause whom it turned since the last one: who was
 * woken is as they are now; what time did to the others is played from where it was left.
 */
export async function lookAhead(
  segment: Followed,
  clock: Clock,
  horizonMs: number,
  woken: ReadonlyMap<number, Reason> | undefined,
  run: RunPlan,
): Promise<readonly Flip[]> {
  const since: Clock = { ...clock, now: segment.horizon > 0 ? Math.min(segment.horizon, clock.now) : clock.now };
  const until = clock.now + horizonMs;
  segment.forgetTime();
  for (const moving of segment.wakes?.moving ?? [])
    for (const id of numbersOf(await run(duePlan(moving, since, until)), "unit")) segment.candidates.add(id);
  segment.horizon = until;
  const { where, unit, candidates } = segment;
  const flips: Flip[] = [];
  for (const [from, ids] of [
    [clock, [...candidates].filter((id) => woken?.has(id))],
    [since, [...candidates].filter((id) => !woken?.has(id))],
  ] as const) {
    const [answers] = await watchAll([{ where, unit, ids, until: () => until, enough: clock.now }], from, run);
    for (const [id, flipping] of answers ?? []) flips.push(...turned(segment, id, flipping, from.now, clock.now));
  }
  return flips;
}

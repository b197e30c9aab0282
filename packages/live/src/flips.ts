import type { TouchedUnits } from "@throughline/engine/client";
import type { AskedUnits, Clock, Flipping, RunPlan, Unit, Why } from "@throughline/model";
import type { Followed } from "./followed.ts";
import { type Reason, type Woken, whyGone } from "./wake.ts";
import { watchAll } from "./watch.ts";

/** One unit that came or went; `rid` finds the message that decided. */
export interface Flip {
  readonly segment: Followed;
  readonly id: number;
  readonly entered: boolean;
  readonly at: number;
  readonly why: Why;
  readonly rid?: number;
}

/** Units that are no more leave every segment. */
export function flipsOfGone(segments: readonly Followed[], units: TouchedUnits, now: number): readonly Flip[] {
  const gone = (unit: Unit) => (unit === "customer" ? units.gone.customers : units.gone.accounts);
  return segments
    .filter((segment) => segment.streams)
    .flatMap((segment) =>
      gone(segment.unit).flatMap((id): readonly Flip[] => {
        segment.candidates.delete(id);
        segment.timers.set(id, undefined);
        if (segment.members?.has(id) !== true) return [];
        return [{ segment, id, entered: false, at: now, why: whyGone(id, segment.unit, units) }];
      }),
    );
}

/** Those who were woken, as they are now; `since` is when they were looked at before. */
export async function flipsOfWoken(woken: Woken, since: number, clock: Clock, run: RunPlan): Promise<readonly Flip[]> {
  const asked = [...woken].map(([segment, reasons]) => ({ ...askedOf(segment, reasons), enough: clock.now }));
  const answers = await watchAll(asked, clock, run);
  return [...woken].flatMap(([segment, reasons], i) =>
    [...(answers[i] ?? [])].flatMap(([id, flipping]) => {
      const reason = reasons.get(id);
      return reason ? flipped(segment, id, flipping, reason, clock.now, since) : [];
    }),
  );
}

function askedOf(segment: Followed, reasons: ReadonlyMap<number, Reason>): AskedUnits {
  const { where, unit, candidates, horizon, wakes } = segment;
  const timed = (wakes?.moving.length ?? 0) > 0;
  const until = (id: number): number | undefined => {
    if (!timed || !(candidates.has(id) || reasons.get(id)?.retimed)) return undefined;
    candidates.add(id);
    return horizon;
  };
  return { where, unit, ids: [...reasons.keys()], until };
}

/** The flip of a unit by what happened to it, at the instant of the act if that is new; its next one is by time. */
function flipped(
  segment: Followed,
  id: number,
  { matches, flips, again }: Flipping,
  { why, rid }: Reason,
  now: number,
  since: number,
): readonly Flip[] {
  if (segment.candidates.has(id)) segment.timers.set(id, flips[0] ?? again);
  if (matches === segment.members?.has(id)) return [];
  const at = why.at === undefined ? now : Math.min(now, Math.max(since, why.at));
  return [{ segment, id, entered: matches, at, why, ...(rid ? { rid } : {}) }];
}

/** Those whom nothing but time turned since the last look, at the very instants. */
export async function flipsByTime(
  segments: readonly Followed[],
  woken: Woken,
  before: Clock,
  now: number,
  run: RunPlan,
): Promise<readonly Flip[]> {
  const due = segments.flatMap((segment) => {
    if (!segment.streams) return [];
    const ids = segment.timers.take(now).filter((id) => !woken.get(segment)?.has(id));
    return ids.length > 0 ? [{ segment, ids }] : [];
  });
  const asked = due.map(({ segment: { where, unit, horizon }, ids }) => ({
    where,
    unit,
    ids,
    until: () => horizon,
    enough: now,
  }));
  const answers = await watchAll(asked, before, run);
  return due.flatMap(({ segment }, i) =>
    [...(answers[i] ?? [])].flatMap(([id, flipping]) => turned(segment, id, flipping, before.now, now)),
  );
}

/** What flips of one unit since an instant say of its membership until now; the next one is waited for. */
export function turned(
  segment: Followed,
  id: number,
  { matches, flips, again }: Flipping,
  since: number,
  now: number,
): readonly Flip[] {
  segment.timers.set(id, flips.find((at) => at > now) ?? again);
  const past = flips.filter((at) => at <= now).map((at, i) => ({ at, matches: (i % 2 === 0) !== matches }));
  let inside = segment.members?.has(id) === true;
  const found: Flip[] = [];
  for (const state of [{ at: since, matches }, ...past]) {
    if (state.matches === inside) continue;
    inside = state.matches;
    found.push({ segment, id, entered: inside, at: state.at, why: { cause: "window", at: state.at } });
  }
  return found;
}

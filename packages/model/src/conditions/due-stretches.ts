import type { Clock } from "../time/clock.ts";
import { parseDuration, shift } from "../time/duration.ts";
import type { Stretch } from "./did/window.ts";

const day = 86_400_000;

/**
 * Where instants lie whose units may turn after the clock's instant and until another one: for each edge a stretch, a
 * little wider than needed. Around a change of the clocks and by months the calendar may go back some days.
 */
export function dueStretches(edges: readonly string[], clock: Clock, until: number): readonly Required<Stretch>[] {
  return [...new Set(edges)].map((edge) => dueStretch(edge, clock, until));
}

const known = new WeakMap<Clock, Map<string, Required<Stretch>>>();

/** For one edge, so long before the instant asked. */
export function dueStretch(edge: string, clock: Clock, until: number): Required<Stretch> {
  // Calendars are slow: one instant asks of many acts of many units.
  const ofClock = known.get(clock) ?? new Map<string, Required<Stretch>>();
  const name = `${edge} ${until}`;
  const stretch = ofClock.get(name) ?? stretchOf(edge, clock, until);
  known.set(clock, ofClock.set(name, stretch));
  return stretch;
}

function stretchOf(edge: string, clock: Clock, until: number): Required<Stretch> {
  const duration = parseDuration(edge);
  const at = (now: number): number => (duration ? shift(now, duration, -1, clock.zone) : now);
  const narrow = duration?.kind !== "calendar" || (Number.isFinite(until) && steady(duration, clock, until));
  const slack = narrow ? 2 : 5 * day;
  return { from: at(clock.now) - slack, to: Number.isFinite(until) ? at(until) + slack : until };
}

/** Days only, and no change of the clocks near: each local time is there once, and moves as the instant does. */
function steady(
  duration: { readonly years: number; readonly months: number; readonly days: number },
  { now, zone }: Clock,
  until: number,
): boolean {
  if (duration.years + duration.months > 0) return false;
  const exact = (t: number): boolean =>
    shift(t, { kind: "calendar", ...duration }, -1, zone) === t - duration.days * day;
  const around = [now - 5 * day, now, until, until + 5 * day];
  const still = around.map(
    (t) => shift(t, { kind: "calendar", years: 0, months: 0, days: 10 }, -1, zone) === t - 10 * day,
  );
  return around.every(exact) && still.every(Boolean);
}

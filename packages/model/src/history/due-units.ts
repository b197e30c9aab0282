import type { Expr, Plan } from "@throughline/query";
import { within } from "../conditions/did/event-plan.ts";
import type { Stretch } from "../conditions/did/window.ts";
import type { Moving } from "../conditions/history.ts";
import { column, or } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import { parseDuration, shift } from "../time/duration.ts";

const day = 86_400_000;

/**
 * Where instants lie whose units may turn after the clock's instant and until another one: for each edge a stretch, a
 * little wider than needed. Around a change of the clocks and by months the calendar may go back some days.
 */
export function dueStretches(edges: readonly string[], clock: Clock, until: number): readonly Required<Stretch>[] {
  return [...new Set(edges)].map((text) => {
    const duration = parseDuration(text);
    const at = (now: number): number => (duration ? shift(now, duration, -1, clock.zone) : now);
    const slack = duration?.kind === "calendar" ? 5 * day : 2;
    const narrow = duration?.kind !== "calendar" || steady(duration, clock, until);
    return { from: at(clock.now) - (narrow ? 2 : slack), to: at(until) + (narrow ? 2 : slack) };
  });
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

/** One column, `unit`: whom a `Moving` may turn after the clock's instant and until another one. */
export function duePlan({ rows, edges }: Moving, clock: Clock, until: number): Plan {
  const t = column("t", "moving");
  const near = dueStretches(edges, clock, until).map(
    (stretch): Expr => ({ call: "and", args: [...within(stretch, t)] }),
  );
  const unit = column("unit", "moving");
  return {
    aggregate: { filter: rows, where: { call: "and", args: [{ call: "isNotNull", args: [unit] }, or(...near)] } },
    by: { unit },
    measures: {},
    as: "due",
  };
}

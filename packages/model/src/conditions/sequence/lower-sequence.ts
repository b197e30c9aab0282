import type { Expr, Plan } from "@throughline/query";
import type { EventFilter, Sequence, SequenceStep } from "../condition.ts";
import { ofUnits, satisfies, withCompared, within } from "../did/event-plan.ts";
import { isAnyEvent } from "../did/named-events.ts";
import { inOrder } from "../did/one-event.ts";
import { among } from "../did/units-where.ts";
import { windowStretch } from "../did/window.ts";
import type { LowerContext } from "../kind.ts";
import { and, column, instant, or, whole } from "../test/field-columns.ts";
import { shiftedBy } from "./shifted.ts";
import { spanMs } from "./span.ts";

/**
 * For each event that can be step i of a match, `v` is the latest instant from which its windows can count: of the entry,
 * or (perStep) of the event itself. The latest is best for all that follows, so one value per event decides whether any
 * match exists:
 *
 *   v[0](e) = e.t, within the span        if e is a first step in the window
 *   v[i](e) = max v[i-1](e') over e' < e  if e is step i, no spoiler lies strictly between e' and e,
 *                                         and e.t, within the span, <= shifted(v, within)
 *
 * "Before" is strict in the order (timestamp, seq), so each event is used once. Spoilers are counted: an event after
 * which n of them came has rank n, and only predecessors of the highest rank count. Rank and instant travel as one
 * number, so that one running maximum gives both.
 */
export function lowerSequence(sequence: Sequence, context: LowerContext): Expr {
  const last = sequence.steps.length - 1;
  const rows = sequence.steps
    .slice(1)
    .reduce(
      (plan, step, i) => stepPlan(stillOfUse(plan, i, sequence), step, i + 1, sequence, context),
      firstPlan(sequence, context),
    );
  const reached: Expr = { call: "isNotNull", args: [column("v", `s${last}`)] };
  return among(
    { project: { filter: rows, where: reached }, columns: { unit: column("unit", `s${last}`) }, as: "matched" },
    context,
  );
}

const inStep = (i: number): string => `in${i}`;
const spoils = (i: number): string => `out${i}`;
const spoiled = ({ without = [] }: SequenceStep): boolean => without.length > 0;
const rolesOf = (step: SequenceStep, i: number) => [inStep(i), ...(spoiled(step) ? [spoils(i)] : [])];
const missing: Expr = { literal: null, type: "instant" };
const known = (e: Expr): Expr => ({ call: "isNotNull", args: [e] });

/** The events that any step reads, with what each is to each step, as "s0". None before the first step's window matters. */
function firstPlan({ steps, window }: Sequence, context: LowerContext): Plan {
  const { unit, clock } = context;
  const filters: readonly EventFilter[] = steps.flatMap((step) => [step, ...(step.without ?? [])]);
  const names = [...new Set(filters.map(({ event }) => event))];
  const stretch = windowStretch(window, clock);
  const entry = and(satisfies(steps[0] ?? { event: "*" }, clock), ...within(stretch));
  const since = within(stretch.from === undefined ? {} : { from: stretch.from });
  const roles = steps
    .slice(1)
    .flatMap((step, j): (readonly [string, Expr])[] => [
      [inStep(j + 1), satisfies(step, clock)],
      ...(spoiled(step)
        ? [[spoils(j + 1), or(...(step.without ?? []).map((filter) => satisfies(filter, clock)))] as const]
        : []),
    ]);
  return {
    project: {
      filter: withCompared({ scan: "events", as: "e" }, filters),
      where: and(ofUnits(context), ...since, isAnyEvent(names)),
    },
    columns: {
      unit: column(unit, "e"),
      t: column("t", "e"),
      seq: column("seq", "e"),
      rid: column("rid", "e"),
      v: { when: [{ if: entry, value: clamped(column("t", "e")) }], otherwise: missing },
      ...Object.fromEntries(roles),
    },
    as: "s0",
  };
}

/** Beside an instant of the span ranks up to a million fit. */
const span = whole(spanMs);
const clamped = (t: Expr): Expr => ({
  call: "least",
  args: [{ call: "greatest", args: [t, instant(0)] }, instant(spanMs - 1)],
});

const plus = (a: Expr, b: Expr): Expr => ({ call: "+", args: [a, b] });
const minus = (a: Expr, b: Expr): Expr => ({ call: "-", args: [a, b] });
const times = (a: Expr, b: Expr): Expr => ({ call: "*", args: [a, b] });

const pass = (names: readonly string[], from: string) =>
  Object.fromEntries(names.map((name) => [name, column(name, from)]));

/** Of rows "s<i-1>" with `v` of the step before: rows "s<i>" with `v` of this step, and what later steps need. */
function stepPlan(rows: Plan, step: SequenceStep, i: number, sequence: Sequence, context: LowerContext): Plan {
  const passed = [
    "unit",
    "t",
    "seq",
    "rid",
    ...sequence.steps.slice(i + 1).flatMap((later, j) => rolesOf(later, i + 1 + j)),
  ];
  const [w, p, q] = [`w${i}`, `p${i}`, `q${i}`];
  const shift = step.within === undefined ? undefined : shiftedBy(step.within, context.clock.zone);
  const carried = [...passed, inStep(i)];
  const found: Plan = {
    project: bestBefore(rows, step, i),
    columns: { ...pass(carried, w), from: fromBest(step, w) },
    as: p,
  };
  const moved: Plan = {
    project: found,
    columns: { ...pass([...carried, "from"], p), until: shift ? shift.moved(column("from", p)) : missing },
    as: q,
  };
  const from = column("from", q);
  const until = column("until", q);
  const inTime: readonly Expr[] = shift ? [{ call: "<=", args: [clamped(column("t", q)), shift.arrived(until)] }] : [];
  const reaches = and(column(inStep(i), q), known(from), ...inTime);
  return {
    project: moved,
    columns: {
      ...pass(passed, q),
      v: { when: [{ if: reaches, value: sequence.perStep ? clamped(column("t", q)) : from }], otherwise: missing },
    },
    as: `s${i}`,
  };
}

/** Of rows "s<i>": those that a match can go on from, and what later steps read. Each step sorts only what is left. */
function stillOfUse(rows: Plan, i: number, { steps }: Sequence): Plan {
  const later = steps.slice(i + 1).flatMap((step, j) => rolesOf(step, i + 1 + j));
  const s = `s${i}`;
  return { filter: rows, where: or(known(column("v", s)), ...later.map((role) => column(role, s))) };
}

/** Adds, as "w<i>", `best`: rank left and `v` of the best event before, as one number; and `seen`, the event's own rank. */
function bestBefore(rows: Plan, step: SequenceStep, i: number): Plan {
  const over = (as: string) => ({ partitionBy: [column("unit", as)], orderBy: inOrder(as) });
  const best = (plan: Plan, as: string, of: Expr): Plan => ({
    window: plan,
    columns: { best: { fn: "max", of, before: true, ...over(as) } },
    as: `w${i}`,
  });
  const before = `s${i - 1}`;
  const ranked = `r${i}`;
  if (!spoiled(step)) return best(rows, before, column("v", before));
  const one: Expr = { when: [{ if: column(spoils(i), before), value: whole(1) }], otherwise: whole(0) };
  const ranks: Plan = {
    window: rows,
    columns: {
      seen: { fn: "sum", of: one, before: true, ...over(before) },
      left: { fn: "sum", of: one, ...over(before) },
    },
    as: ranked,
  };
  return best(ranks, ranked, plus(times(column("left", ranked), span), column("v", ranked)));
}

/** The instant in `best` if a spoiler does not lie between, else missing. */
function fromBest(step: SequenceStep, as: string): Expr {
  const best = column("best", as);
  if (!spoiled(step)) return best;
  const floor = times({ call: "coalesce", args: [column("seen", as), whole(0)] }, span);
  const clean: Expr = { call: ">=", args: [best, floor] };
  return { when: [{ if: clean, value: minus(best, floor) }], otherwise: missing };
}

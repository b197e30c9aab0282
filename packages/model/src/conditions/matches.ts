import type { Clock } from "../time/clock.ts";
import type { Condition, Unit } from "./condition.ts";
import type { History, KeptActs, MatchContext, TurnContext, WakeContext, Wakes } from "./history.ts";
import { kindOf } from "./registry.ts";

/** What the kinds are given to decide about one unit. */
export function matchContext(history: History, clock: Clock, kept: KeptActs = new Map()): MatchContext {
  const context: MatchContext = {
    history,
    clock,
    kept,
    matches: (child) => kindOf(child).matches(child, context),
    matchesOf: (other, child) => matchContext(other, clock, kept).matches(child),
  };
  return context;
}

/** Does one unit satisfy a condition at the clock's instant? In memory, over its history alone; the plan says the same. */
export function matchCondition(condition: Condition, history: History, clock: Clock): boolean {
  return matchContext(history, clock).matches(condition);
}

/** Instants after the clock's until another at which the answer may turn although nothing more happens, ascending. */
function turnsOf(condition: Condition, history: History, clock: Clock, until: number): readonly number[] {
  const context: TurnContext = {
    history,
    clock,
    until,
    turns: (child) => kindOf(child).turns(child, context),
    turnsOf: (other, child) => turnsOf(child, other, clock, until),
  };
  const ahead = context.turns(condition).filter((t) => t > clock.now && t <= until);
  return [...new Set(ahead)].sort((a, b) => a - b);
}

export interface Watched {
  readonly matches: boolean;
  /** The first instant at which the answer is another one if nothing more happens; absent: never. */
  readonly flipsAt: number | undefined;
}

export interface Flipping {
  readonly matches: boolean;
  /** Instants at which the answer becomes another one, each time the other way, as far as was asked. */
  readonly flips: readonly number[];
  /** Nothing is known of what comes after it: it must be looked at again then. Absent: all that was asked is known. */
  readonly again?: number;
}

/**
 * So many instants are looked at beyond those that must be: one unit may have a turn for each of its many acts, and each
 * answer looks through as many of them.
 */
const mostOf = (turns: number): number => Math.min(100, Math.max(10, Math.floor(300_000 / turns)));

/**
 * The answer now, and with `ahead` every flip until `enough` if nothing more happens; of those from then until `until` the
 * first alone, or when to look again for it. Between the steps, an answer each, other work may be done.
 */
export function* flipping(
  condition: Condition,
  history: History,
  clock: Clock,
  ahead?: { readonly until: number; readonly enough: number },
): Generator<undefined, Flipping> {
  const kept: KeptActs = new Map();
  const matches = matchContext(history, clock, kept).matches(condition);
  const flips: number[] = [];
  if (!ahead) return { matches, flips };
  const turns = turnsOf(condition, history, clock, ahead.until);
  const mostAhead = mostOf(turns.length);
  let [last, looked, beyond] = [matches, clock.now, 0];
  for (const now of turns) {
    if (now > ahead.enough && beyond++ === mostAhead) return { matches, flips, again: looked };
    yield;
    const next = matchContext(history, { ...clock, now }, kept).matches(condition);
    if (next !== last) {
      flips.push(now);
      if (now > ahead.enough) break;
    }
    [last, looked] = [next, now];
  }
  return { matches, flips };
}

/** The same in one go. */
export function flipsUntil(
  condition: Condition,
  history: History,
  clock: Clock,
  until: number,
  enough = until,
): Flipping {
  const steps = flipping(condition, history, clock, { until, enough });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** When units that satisfy a condition, or do not, must be looked at again; undefined: not known of a unit alone. */
export function wakesOf(condition: Condition, unit: Unit, clock: Clock): Wakes | undefined {
  const context: WakeContext = { unit, clock, wakes: (child) => kindOf(child).wakes(child, context) };
  return context.wakes(condition);
}

/** The answer now, and when it must be looked at again although nothing happens. */
export function watchCondition(condition: Condition, history: History, clock: Clock): Watched {
  const matches = matchCondition(condition, history, clock);
  const turns = turnsOf(condition, history, clock, Number.POSITIVE_INFINITY);
  return { matches, flipsAt: turns.find((now) => matchCondition(condition, history, { ...clock, now }) !== matches) };
}

import type { Clock } from "../time/clock.ts";
import type { Condition } from "./condition.ts";
import type { History, MatchContext, TurnContext } from "./history.ts";
import { kindOf } from "./registry.ts";

/** What the kinds are given to decide about one unit. */
export function matchContext(history: History, clock: Clock): MatchContext {
  const context: MatchContext = {
    history,
    clock,
    matches: (child) => kindOf(child).matches(child, context),
    matchesOf: (other, child) => matchCondition(child, other, clock),
  };
  return context;
}

/** Does one unit satisfy a condition at the clock's instant? In memory, over its history alone; the plan says the same. */
export function matchCondition(condition: Condition, history: History, clock: Clock): boolean {
  return matchContext(history, clock).matches(condition);
}

/** Instants after the clock's at which the answer may turn although nothing more happens, ascending. */
function turnsOf(condition: Condition, history: History, clock: Clock): readonly number[] {
  const context: TurnContext = {
    history,
    clock,
    turns: (child) => kindOf(child).turns(child, context),
    turnsOf: (other, child) => turnsOf(child, other, clock),
  };
  return [...new Set(context.turns(condition))].filter((t) => t > clock.now).sort((a, b) => a - b);
}

export interface Watched {
  readonly matches: boolean;
  /** The first instant at which the answer is another one if nothing more happens; absent: never. */
  readonly flipsAt: number | undefined;
}

/** The answer now, and when it must be looked at again although nothing happens. */
export function watchCondition(condition: Condition, history: History, clock: Clock): Watched {
  const matches = matchCondition(condition, history, clock);
  const turns = turnsOf(condition, history, clock);
  return { matches, flipsAt: turns.find((now) => matchCondition(condition, history, { ...clock, now }) !== matches) };
}

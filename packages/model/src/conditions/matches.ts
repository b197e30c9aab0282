import type { Clock } from "../time/clock.ts";
import type { Condition } from "./condition.ts";
import type { History, MatchContext } from "./history.ts";
import { kindOf } from "./registry.ts";

/** Does one unit satisfy a condition at the clock's instant? In memory, over its history alone; the plan says the same. */
export function matchCondition(condition: Condition, history: History, clock: Clock): boolean {
  const context: MatchContext = {
    history,
    clock,
    matches: (child) => kindOf(child).matches(child, context),
    matchesOf: (other, child) => matchCondition(child, other, clock),
  };
  return context.matches(condition);
}

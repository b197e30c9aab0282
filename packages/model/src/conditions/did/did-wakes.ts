import type { Did } from "../condition.ts";
import type { WakeContext, Wakes } from "../history.ts";
import { areOwn, edgesOfWindow, movingActs } from "../wakes.ts";
import { nextPeriods } from "./periods.ts";

/** An act of the name, or an edge of the window that comes past one. Whole periods end for everyone at once. */
export function didWakes(did: Did, context: WakeContext): Wakes | undefined {
  const { form, window } = did;
  if (!areOwn(did, did.property, context.unit)) return undefined;
  if (form === "regularly")
    return { ...movingActs(did, [], context), everyoneAt: nextPeriods(did.per ?? "week", 1, context.clock) };
  const near = form === "stopped" || form === "restarted" ? [""] : [];
  // Which act was the first does not depend on the tests.
  const stated = (did.where ?? []).filter(({ asOf }) => asOf);
  const moving = form === "first event, then filter" ? { event: did.event, where: stated } : did;
  return movingActs(moving, [...edgesOfWindow(window), ...near], context);
}

import { isbot } from "isbot";
import type { JsonObject } from "../ports/document-store.ts";

const longest = 1_000;
const mostKnown = 10_000;
const known = new Map<string, boolean>();

/** The context of an event, with `bot: true` where its user agent is that of a robot; what the sender says of it stays. */
export function withBot(context: JsonObject): JsonObject {
  const agent = context["userAgent"];
  if (typeof agent !== "string" || agent === "" || context["bot"] === true) return context;
  return isRobot(agent.slice(0, longest)) ? { ...context, bot: true } : context;
}

/** The same agents send event after event. */
function isRobot(agent: string): boolean {
  const before = known.get(agent);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const found = isbot(agent);
  known.set(agent, found);
  return found;
}

import type { Did } from "../condition.ts";
import type { TurnContext } from "../history.ts";
import { actsNear, actTurns, filterTurns } from "../turns.ts";
import { named } from "./match-did.ts";
import { nextPeriods } from "./periods.ts";

/** When an act comes into or out of a window, of itself or by a test that moves with the clock. */
export function didTurns(did: Did, ahead: TurnContext): readonly number[] {
  const { history, clock } = ahead;
  const acts = named(history.events, did.event);
  const ofTests = acts.flatMap((event) => filterTurns(did, event, ahead));
  if (did.form === "regularly") return [...ofTests, ...nextPeriods(did.per ?? "week", (did.ofLast ?? 1) + 1, clock)];
  const { window } = did;
  const changes = did.form === "stopped" || did.form === "restarted";
  const ended = changes ? actsNear(acts, "", ahead).map(({ t }) => t + 1) : [];
  return [...ofTests, ...actTurns(acts, window, ahead), ...ended];
}

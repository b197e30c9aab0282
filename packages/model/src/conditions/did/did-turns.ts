import type { Did } from "../condition.ts";
import type { TurnContext } from "../history.ts";
import { filterTurns, windowTurns } from "../turns.ts";
import { matching } from "./match-did.ts";
import { nextPeriods } from "./periods.ts";

/** When an act comes into or out of a window, of itself or by a test that moves with the clock. */
export function didTurns(did: Did, ahead: TurnContext): readonly number[] {
  const { history, clock } = ahead;
  const named = matching(history.events, { event: did.event }, clock);
  const ofTests = named.flatMap((event) => filterTurns(did, event, ahead));
  if (did.form === "regularly") return [...ofTests, ...nextPeriods(did.per ?? "week", (did.ofLast ?? 1) + 1, clock)];
  const { window } = did;
  const changes = did.form === "stopped" || did.form === "restarted";
  return [...ofTests, ...named.flatMap(({ t }) => [...windowTurns(t, window, ahead), ...(changes ? [t + 1] : [])])];
}

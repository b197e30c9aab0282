import { currentSetting, planChecker, trackingPlan } from "@throughline/model";
import type { ControlStore } from "../ports/control-store.ts";
import type { EventCheck } from "./collected-event.ts";

/** What the workspace's tracking plan refuses; undefined: nothing, so that no event need be looked at. */
export async function planCheckOf(
  control: Pick<ControlStore, "settings">,
  workspaceId: string,
): Promise<EventCheck | undefined> {
  const plan = currentSetting(trackingPlan, await control.settings(workspaceId)).value;
  const refuses = plan.unknownEvents === "refuse" || plan.events.some(({ onViolation }) => onViolation === "refuse");
  return refuses ? planChecker(plan).refusal : undefined;
}

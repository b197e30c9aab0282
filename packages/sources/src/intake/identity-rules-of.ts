import { currentSetting, type IdentityRules, identityRules } from "@throughline/model";
import type { ControlStore } from "../ports/control-store.ts";

/** The workspace's identity rules: what counts as a verified address is read when a message comes. */
export async function identityRulesOf(
  control: Pick<ControlStore, "settings">,
  workspaceId: string,
): Promise<IdentityRules> {
  return currentSetting(identityRules, await control.settings(workspaceId)).value;
}

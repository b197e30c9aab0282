import { channelRules } from "../channel/channel-rules.ts";
import { identityRules } from "../identity/identity-setting.ts";
import { internalUsers } from "../internal-users/internal-users.ts";
import { trackingPlan } from "../tracking-plan/tracking-plan.ts";
import type { SettingKind } from "./setting-kind.ts";

/** Every setting of a workspace: one folder of this package each, and one line here. */
export const settingKinds: readonly SettingKind<unknown>[] = [identityRules, trackingPlan, internalUsers, channelRules];

export function settingKind(name: string): SettingKind<unknown> | undefined {
  return settingKinds.find((kind) => kind.name === name);
}

import { channelRules } from "../channel/channel-rules.ts";
import { currentSetting } from "../settings/setting-kind.ts";
import { trackingPlan } from "../tracking-plan/tracking-plan.ts";
import type { SessionRules } from "./session-rules.ts";

/** Reads the newest saved settings; what was never saved counts as the model says. */
export function currentSessionRules(saved: Parameters<typeof currentSetting>[1]): SessionRules {
  const plan = currentSetting(trackingPlan, saved);
  const conversions = plan.value.events.filter(({ conversion }) => conversion === true).map(({ name }) => name);
  return { channels: currentSetting(channelRules, saved), conversions: { version: plan.version, value: conversions } };
}

import type { SettingKind } from "../settings/setting-kind.ts";
import type { TrackingPlan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";

export const trackingPlan: SettingKind<TrackingPlan> = {
  name: "trackingPlan",
  describe: "Which events are expected, with which properties; their labels, and names that mean the same.",
  initial: { unknownEvents: "allow", events: [] },
  parse: readPlan,
};

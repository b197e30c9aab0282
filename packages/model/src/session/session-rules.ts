import type { ChannelRules } from "../channel/rule.ts";
import type { CurrentSetting } from "../settings/setting-kind.ts";

/** What a workspace decided about sessions. */
export interface SessionRules {
  readonly channels: CurrentSetting<ChannelRules>;
  /** Names of the events that the tracking plan calls conversions: a session with one is no bounce. */
  readonly conversions: CurrentSetting<readonly string[]>;
}

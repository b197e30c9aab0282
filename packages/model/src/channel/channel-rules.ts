import type { SettingKind } from "../settings/setting-kind.ts";
import { defaultRules } from "./default-rules.ts";
import { readRules } from "./read-rules.ts";
import type { ChannelRules } from "./rule.ts";

export const channelRules: SettingKind<ChannelRules> = {
  name: "channelRules",
  describe:
    "Which channel a session came by: rules over campaign parameters, referrer and click ids, first match first.",
  initial: defaultRules,
  parse: readRules,
};

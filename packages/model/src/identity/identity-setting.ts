import type { SettingKind } from "../settings/setting-kind.ts";
import { defaultIdentityRules, type IdentityRules } from "./identity-rules.ts";
import { readIdentityRules } from "./read-identity-rules.ts";

export const identityRules: SettingKind<IdentityRules> = {
  name: "identityRules",
  describe: "When two identifiers are one person: their priority, how many one person may have, and which name nobody.",
  initial: defaultIdentityRules,
  parse: readIdentityRules,
};

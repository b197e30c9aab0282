import { foldText } from "../text/fold-text.ts";
import { type Identifier, identifierValue } from "./identifier.ts";
import type { IdentityRules } from "./identity-rules.ts";

/** Whether an identifier names nobody: empty, only zeros, or on the list. */
export function isBlocked(rules: IdentityRules, identifier: Identifier): boolean {
  const value = foldText(identifierValue(identifier).trim());
  if (value === "" || rules.blocked.includes(value)) return true;
  return rules.blockZeros && /^[0{}().:-]*0[0{}().:-]*$/.test(value);
}

import { defaultIdentityRules } from "@throughline/model";
import { foldProfiles, linksOf, ProfileFold } from "../import/profile-fold.ts";
import type { DocumentBatch, EventRecord } from "../ports/document-store.ts";

/** Events with what they say about profiles and identity, as it is stored with them. */
export function batchOf(events: readonly EventRecord[], rules = defaultIdentityRules): DocumentBatch {
  const fold = new ProfileFold();
  for (const event of events) foldProfiles(fold, event, rules);
  return { events, profiles: fold.patches(), identity: linksOf(events, rules) };
}

import type { IdentityAnswer } from "@throughline/engine";
import type { AuditEntry, EventRecord } from "@throughline/sources";

/** Why a link is there, in words: the message that says it, the import, or the person and the note. */
export function reasonOf(
  { state, messageId }: IdentityAnswer["links"][number],
  event: EventRecord | undefined,
  decision: AuditEntry | undefined,
): string {
  if (state === "byHand" || state === "parted") {
    const done = state === "byHand" ? "Merged by hand" : "Parted by hand";
    return decision?.detail ? `${done}: ${decision.detail}` : done;
  }
  if (messageId.startsWith("contact:")) return "The imported contact has both";
  if (event?.type === "identify") return "An identify message has both";
  if (event?.type === "alias") return "An alias message joins them";
  return event ? `The event "${event.event}" has both` : "A message had both";
}

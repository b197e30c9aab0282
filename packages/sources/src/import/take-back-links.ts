import type { DocumentStore, EventKey, IdentityChange } from "../ports/document-store.ts";

export type LinkKeeper = Pick<DocumentStore, "links" | "withdrawLinks">;
type Link = Omit<IdentityChange, "seq">;

/**
 * Withdraws what these messages say about identity where `stated`, which is appended next, says something else: a message
 * that is read again says only what it says now. One that says the same is left as it is, so that repeating is cheap.
 * Messages of one `messageId` are one message.
 */
export async function takeBackLinks(
  documents: LinkKeeper,
  messages: readonly EventKey[],
  stated: readonly Link[],
  saying: (link: Link) => string,
): Promise<void> {
  if (messages.length === 0) return;
  const held = Map.groupBy(await documents.links(messages), ({ messageId }) => messageId);
  if (held.size === 0) return;
  const now = Map.groupBy(stated, ({ messageId }) => messageId);
  const said = (links: readonly Link[] = []) => JSON.stringify([...new Set(links.map(saying))].toSorted());
  const gone = [...held].flatMap(([id, links]) => (said(links) === said(now.get(id)) ? [] : links));
  if (gone.length > 0) await documents.withdrawLinks(gone);
}

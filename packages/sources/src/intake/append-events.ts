import type { IdentityRules } from "@throughline/model";
import { appendDocuments, type Counts } from "../import/store-writer.ts";
import type { DocumentStore, EventRecord } from "../ports/document-store.ts";
import { batchOf } from "./batch-of.ts";

type Documents = Pick<DocumentStore, "lease" | "append" | "events">;

export interface Appended extends Counts {
  /** What counts now under the keys of these events, each once. */
  readonly events: readonly EventRecord[];
}

/**
 * Stores events with what they say about profiles and identity. The first body of a key is the one that says it: a
 * message sent again may carry another body, and another time where its sender's clock was corrected anew. Where another
 * writer stores one of them at the same time, what counts is read again before anything is said.
 */
export async function appendEvents(
  store: Documents,
  events: readonly EventRecord[],
  rules?: IdentityRules,
  leaseMs?: number,
): Promise<Appended> {
  const firsts = new Map<string, EventRecord>();
  for (const event of events) if (!firsts.has(keyOf(event))) firsts.set(keyOf(event), event);
  for (let inserted = 0; ; ) {
    const known = await store.events([...firsts.values()]);
    for (const event of known) firsts.set(keyOf(event), event);
    const own = [...firsts.values()];
    const batch = { ...batchOf(own, rules), fresh: own.length - known.length };
    const done = await appendDocuments(store, batch, leaseMs);
    inserted += done.inserted;
    if (!done.contested) return { inserted, updated: 0, unchanged: events.length - inserted, events: own };
  }
}

const keyOf = ({ source, messageId }: EventRecord): string => `${source}\u001f${messageId}`;

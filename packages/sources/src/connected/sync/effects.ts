import { type BusinessRecord, type IdentityRules, type Mapping, mappingSource } from "@throughline/model";
import { contactMessages, writeContacts } from "../../import/contact.ts";
import { appendDocuments, putRecords, removeRecords } from "../../import/store-writer.ts";
import { takeBackLinks } from "../../import/take-back-links.ts";
import { batchOf } from "../../intake/batch-of.ts";
import type { BusinessStore } from "../../ports/business-store.ts";
import type { DocumentStore, EventRecord } from "../../ports/document-store.ts";
import type { ShapedRow } from "../shape/shaped-row.ts";

type Documents = Pick<DocumentStore, "lease" | "append" | "deleteEvents" | "events" | "links" | "withdrawLinks">;

export interface TargetStores {
  readonly documents: Documents;
  readonly business: Pick<BusinessStore, "lease" | "put" | "remove">;
}

/**
 * Makes the stores say what these rows say. Each call may be cut off anywhere and repeated. A stored event is replaced by
 * deleting it and appending it under the same key, so that every reader of the stream sees both: `stored` names the
 * targets that may be there. `rules` are the workspace's for identity.
 */
export async function writeShapes(
  stores: TargetStores,
  mapping: Mapping,
  rows: readonly ShapedRow[],
  stored: ReadonlySet<string>,
  rules: () => Promise<IdentityRules>,
  now: number,
): Promise<void> {
  const events = rows.flatMap(({ shape }) => (shape && "event" in shape ? [shape.event] : []));
  const records = rows.flatMap(({ shape }) => (shape && "record" in shape ? [shape.record] : []));
  if (events.length > 0) await writeEvents(stores.documents, events, stored, await rules());
  if (records.length > 0) await writeRecords(stores, mapping, records, now);
}

/** What rows of a mapping become: records of a kind, or events where there is none. */
export interface TargetKind {
  readonly id: string;
  readonly kind: string | null;
}

export function targetKind({ id, target }: Mapping): TargetKind {
  return { id, kind: "records" in target ? target.records.kind : null };
}

/** Takes away what rows became, and what they said about identity. */
export async function removeTargets(
  stores: TargetStores,
  { id, kind }: TargetKind,
  targets: readonly string[],
): Promise<void> {
  if (targets.length === 0) return;
  const source = mappingSource(id);
  const messages = targets.map((messageId) => ({ source, messageId }));
  if (kind === null) {
    await stores.documents.withdrawLinks(messages);
    await stores.documents.deleteEvents(messages);
    return;
  }
  if (kind === "contact") await stores.documents.withdrawLinks(contactMessages(targets, source));
  await removeRecords(stores.business, kind, targets);
}

async function writeEvents(
  documents: Documents,
  events: readonly EventRecord[],
  stored: ReadonlySet<string>,
  rules: IdentityRules,
): Promise<void> {
  const replaced = events.filter(({ messageId }) => stored.has(messageId));
  await unsay(documents, replaced, rules);
  const { unchanged } = await appendDocuments(documents, batchOf(events, rules));
  if (unchanged > 0) await replaceOthers(documents, events, rules);
}

/** Events were there that nobody knew of (a business database restored from an older backup): what differs is replaced. */
async function replaceOthers(
  documents: Documents,
  events: readonly EventRecord[],
  rules: IdentityRules,
): Promise<void> {
  const present = new Map((await documents.events(events)).map((event) => [event.messageId, saying(event)]));
  const others = events.filter((event) => present.get(event.messageId) !== saying(event));
  if (others.length === 0) return;
  await unsay(documents, others, rules);
  await appendDocuments(documents, batchOf(others, rules));
}

/** Takes away what was stored under the keys of these events, and what it said that they do not say. */
async function unsay(documents: Documents, events: readonly EventRecord[], rules: IdentityRules): Promise<void> {
  if (events.length === 0) return;
  const { identity } = batchOf(events, rules);
  await takeBackLinks(documents, events, identity, ({ a, b, timestamp }) => JSON.stringify([a, b, timestamp]));
  await documents.deleteEvents(events);
}

function saying({ event, userId, anonymousId, groupId, timestamp, properties }: EventRecord): string {
  return JSON.stringify([event, userId, anonymousId, groupId, timestamp, properties]);
}

async function writeRecords(
  stores: TargetStores,
  mapping: Mapping,
  records: readonly BusinessRecord[],
  now: number,
): Promise<void> {
  const kind = records[0]?.kind ?? "";
  if (kind === "contact") await writeContacts(stores.documents, records, mappingSource(mapping.id), now);
  await putRecords(stores.business, kind, records);
}

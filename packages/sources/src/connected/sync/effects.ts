import { type BusinessRecord, type Mapping, mappingSource } from "@throughline/model";
import { writeContacts } from "../../import/contact.ts";
import { appendDocuments, putRecords, removeRecords } from "../../import/store-writer.ts";
import { batchOf } from "../../intake/batch-of.ts";
import type { BusinessStore } from "../../ports/business-store.ts";
import type { DocumentStore, EventRecord } from "../../ports/document-store.ts";
import type { ShapedRow } from "../shape/shaped-row.ts";

type Documents = Pick<DocumentStore, "lease" | "append" | "deleteEvents" | "events">;

export interface TargetStores {
  readonly documents: Documents;
  readonly business: Pick<BusinessStore, "lease" | "put" | "remove">;
}

/**
 * Makes the stores say what these rows say. Each call may be cut off anywhere and repeated. A stored event is replaced by
 * deleting it and appending it under the same key, so that every reader of the stream sees both: `stored` names the
 * targets that may be there.
 */
export async function writeShapes(
  stores: TargetStores,
  mapping: Mapping,
  rows: readonly ShapedRow[],
  stored: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const events = rows.flatMap(({ shape }) => (shape && "event" in shape ? [shape.event] : []));
  const records = rows.flatMap(({ shape }) => (shape && "record" in shape ? [shape.record] : []));
  if (events.length > 0) await writeEvents(stores.documents, events, stored);
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

/** Takes away what rows became. */
export async function removeTargets(
  stores: TargetStores,
  { id, kind }: TargetKind,
  targets: readonly string[],
): Promise<void> {
  if (targets.length === 0) return;
  if (kind !== null) await removeRecords(stores.business, kind, targets);
  else await stores.documents.deleteEvents(targets.map((messageId) => ({ source: mappingSource(id), messageId })));
}

async function writeEvents(
  documents: Documents,
  events: readonly EventRecord[],
  stored: ReadonlySet<string>,
): Promise<void> {
  const replaced = events.filter(({ messageId }) => stored.has(messageId));
  if (replaced.length > 0) await documents.deleteEvents(replaced);
  const { unchanged } = await appendDocuments(documents, batchOf(events));
  if (unchanged > 0) await replaceOthers(documents, events);
}

/** Events were there that nobody knew of (a business database restored from an older backup): what differs is replaced. */
async function replaceOthers(documents: Documents, events: readonly EventRecord[]): Promise<void> {
  const present = new Map((await documents.events(events)).map((event) => [event.messageId, saying(event)]));
  const others = events.filter((event) => present.get(event.messageId) !== saying(event));
  if (others.length === 0) return;
  await documents.deleteEvents(others);
  await appendDocuments(documents, batchOf(others));
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
  if (kind === "contact") await writeContacts(stores, records, mappingSource(mapping.id), now);
  await putRecords(stores.business, kind, records);
}

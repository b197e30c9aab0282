import { syncedKinds } from "@throughline/model";
import type { BusinessStore, DocumentStore, StreamRange } from "@throughline/sources";
import { emptyBatch, type SyncBatch } from "./batch.ts";

/** What sync reads of one workspace's stores; the whole ports satisfy it. */
export interface SyncedStores {
  readonly documents: Pick<
    DocumentStore,
    "safeSeq" | "eventsAfter" | "profilesAfter" | "identityAfter" | "changesAfter" | "countsByDay"
  >;
  readonly business: Pick<BusinessStore, "safeSeq" | "recordsAfter" | "changesAfter" | "countsByDay">;
}

/** How far both stores may be read, taken once per round so that every stream ends at the same cut. */
export interface Bound {
  readonly asOf: number;
  readonly documents: number;
  readonly business: number;
}

type Rows = readonly { readonly seq: number; readonly source?: string; readonly messageId?: string }[];
type Stream = {
  readonly name: string;
  readonly store: "documents" | "business";
  readonly read: (stores: SyncedStores, range: StreamRange) => Promise<Rows>;
  readonly into: keyof typeof emptyBatch;
  /** Of a page that may end in the middle of a message the rows of whole ones. */
  readonly whole?: (rows: Rows) => Rows;
};

/** In the order of a first load: who is who and what the business knows first, so that events rarely move afterwards. */
const streams: readonly Stream[] = [
  {
    name: "identity",
    store: "documents",
    read: ({ documents }, range) => documents.identityAfter(range),
    into: "identity",
    whole: wholeMessages,
  },
  ...syncedKinds.map(
    ({ kind }): Stream => ({
      name: `records:${kind}`,
      store: "business",
      read: ({ business }, range) => business.recordsAfter(kind, range),
      into: "records",
    }),
  ),
  {
    name: "businessChanges",
    store: "business",
    read: ({ business }, range) => business.changesAfter(range),
    into: "businessChanges",
  },
  { name: "events", store: "documents", read: ({ documents }, range) => documents.eventsAfter(range), into: "events" },
  {
    name: "profiles",
    store: "documents",
    read: ({ documents }, range) => documents.profilesAfter(range),
    into: "profiles",
  },
  {
    name: "documentChanges",
    store: "documents",
    read: ({ documents }, range) => documents.changesAfter(range),
    into: "documentChanges",
  },
];

export async function boundOf(stores: SyncedStores, now: number): Promise<Bound> {
  const [documents, business] = await Promise.all([stores.documents.safeSeq(), stores.business.safeSeq()]);
  return { asOf: now, documents, business };
}

/**
 * The next rows below the bound, up to about `limit`, from as many streams as fit. `done` when every stream is at the
 * bound. A stream that gave fewer rows than asked is at the bound.
 */
export async function readBatch(
  stores: SyncedStores,
  watermarks: ReadonlyMap<string, number>,
  bound: Bound,
  limit: number,
): Promise<{ batch: SyncBatch; done: boolean }> {
  const at = new Map(watermarks);
  const rows: Partial<Record<Stream["into"], Rows>> = {};
  let left = limit;
  for (const stream of streams) {
    const after = at.get(stream.name) ?? 0;
    const below = bound[stream.store];
    if (after >= below - 1) continue;
    if (left <= 0) return { batch: batchOf(rows, at, bound), done: false };
    const found = await stream.read(stores, { after, below, limit: left });
    const full = found.length >= left;
    const read = full && stream.whole ? stream.whole(found) : found;
    at.set(stream.name, full ? (read.at(-1)?.seq ?? after) : below - 1);
    rows[stream.into] = [...(rows[stream.into] ?? []), ...read];
    left -= read.length;
    if (full) return { batch: batchOf(rows, at, bound), done: false };
  }
  return { batch: batchOf(rows, at, bound), done: true };
}

/** The pairs of one message lie together. A page with nothing but one message is taken as it is. */
function wholeMessages(rows: Rows): Rows {
  const last = rows.at(-1);
  const end = rows.findLastIndex((row) => row.messageId !== last?.messageId || row.source !== last?.source) + 1;
  return end > 0 ? rows.slice(0, end) : rows;
}

function batchOf(
  rows: Partial<Record<Stream["into"], Rows>>,
  watermarks: Map<string, number>,
  bound: Bound,
): SyncBatch {
  return { ...emptyBatch, ...(rows as Partial<SyncBatch>), watermarks, asOf: bound.asOf };
}

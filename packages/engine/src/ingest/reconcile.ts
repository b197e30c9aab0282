import type { DuckDBConnection } from "@duckdb/node-api";
import type { CountAndHash, EventRecord, StoredRecord } from "@throughline/sources";
import { rowsOf } from "../duck/statements.ts";
import type { PartList } from "../projections/parts.ts";
import { byCustomer, visibleRows } from "../projections/scan-parts.ts";
import { emptyBatch, type SyncBatch } from "./batch.ts";
import type { Position } from "./position.ts";
import type { Bound, SyncedStores } from "./read-stores.ts";

/** The committed state a comparison starts from. */
export interface Synced {
  readonly connection: DuckDBConnection;
  readonly published: { readonly parts: PartList; readonly position: Position };
}

const pageRows = 20_000;
/** Pages are read past the bound too: a row that was written again meanwhile is not gone. It comes with the next round. */
const everything = Number.MAX_SAFE_INTEGER;
const dayLength = 86_400_000;

/**
 * Compares counts and seq sums of both stores below the bound with the engine's, and gives the batches that mend what differs: rows
 * below the bound that are missing, and rows that are in no store any more. Equal stores give none.
 */
export async function* repairs(stores: SyncedStores, synced: Synced, bound: Bound): AsyncGenerator<SyncBatch> {
  const base = { ...emptyBatch, watermarks: synced.published.position.watermarks, asOf: bound.asOf };
  const days = different(await stores.documents.countsByDay(bound.documents), await ownDays(synced, bound));
  if (days.size > 0) for await (const part of eventRepairs(stores, synced, bound, days)) yield { ...base, ...part };
  const kinds = different(await stores.business.countsByDay(bound.business), await ownKinds(synced, bound));
  for (const kind of kinds)
    for await (const part of recordRepairs(stores, synced, bound, kind.slice(1))) yield { ...base, ...part };
}

async function* eventRepairs(
  { documents }: SyncedStores,
  synced: Synced,
  bound: Bound,
  days: ReadonlySet<string>,
): AsyncGenerator<Partial<SyncBatch>> {
  const own = await ownEvents(synced, days);
  for (let after = 0; ; ) {
    const page = await documents.eventsAfter({ after, below: everything, limit: pageRows });
    const missing: EventRecord[] = [];
    for (const event of page) {
      if (!days.has(`${dayText(Math.floor(event.timestamp / dayLength))}\n${event.source}`)) continue;
      const name = JSON.stringify([event.source, event.messageId]);
      const known = own.get(name);
      own.delete(name);
      if (known !== event.seq && event.seq < bound.documents) missing.push(event);
    }
    if (missing.length > 0) yield { events: missing };
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageRows) break;
  }
  const gone = [...own].map(([name, seq]) => {
    const [source, messageId] = JSON.parse(name) as [string, string];
    return { seq: seq + 1, op: "deleteEvent", key: JSON.stringify({ source, messageId }), at: bound.asOf } as const;
  });
  if (gone.length > 0) yield { documentChanges: gone };
}

async function* recordRepairs(
  { business }: SyncedStores,
  synced: Synced,
  bound: Bound,
  kind: string,
): AsyncGenerator<Partial<SyncBatch>> {
  const rows = await rowsOf(synced.connection, "SELECT key, seq FROM record_index WHERE kind = ?", [kind]);
  const own = new Map(rows.map(([key, seq]) => [String(key), Number(seq)]));
  for (let after = 0; ; ) {
    const page = await business.recordsAfter(kind, { after, below: everything, limit: pageRows });
    const missing: StoredRecord[] = page.filter((r) => r.seq < bound.business && own.get(r.key) !== r.seq);
    for (const record of page) own.delete(record.key);
    if (missing.length > 0) yield { records: missing };
    after = page.at(-1)?.seq ?? after;
    if (page.length < pageRows) break;
  }
  const gone = [...own].map(([key, seq]) => ({ seq: seq + 1, op: "delete", kind, key, at: bound.asOf }) as const);
  if (gone.length > 0) yield { businessChanges: gone };
}

function livingKeys({ published }: Synced): string {
  const living = visibleRows(published.parts, byCustomer, ["rid"], published.position.cut.version);
  return `SELECT k.* FROM event_keys k JOIN (${living}) r ON r.rid = k.rid WHERE k.kind = 0`;
}

/** Seq of each living event of the given days and sources, by its name. */
async function ownEvents(synced: Synced, days: ReadonlySet<string>): Promise<Map<string, number>> {
  const groups = [...days].map((name) => ({ day: Date.parse(name.slice(0, 10)) / dayLength, source: name.slice(11) }));
  const rows = await rowsOf(
    synced.connection,
    `SELECT source, key, seq FROM (${livingKeys(synced)}) WHERE (day, source) IN
     (SELECT (d.day, d.source) FROM (SELECT unnest(from_json(?, '[{"day":"INTEGER","source":"VARCHAR"}]'), recursive := true)) d)`,
    [JSON.stringify(groups)],
  );
  return new Map(rows.map(([source, key, seq]) => [JSON.stringify([source, key]), Number(seq)]));
}

async function ownDays(synced: Synced, bound: Bound): Promise<CountAndHash[]> {
  const rows = await rowsOf(
    synced.connection,
    `SELECT day, source, count(*), sum(seq)::VARCHAR FROM (${livingKeys(synced)}) WHERE seq < ? GROUP BY ALL`,
    [BigInt(bound.documents)],
  );
  return rows.map(([day, source, events, seqSum]) => ({
    day: dayText(Number(day)),
    source: String(source),
    events: Number(events),
    seqSum: String(seqSum),
  }));
}

async function ownKinds({ connection }: Synced, bound: Bound): Promise<CountAndHash[]> {
  const rows = await rowsOf(
    connection,
    "SELECT kind, count(*), sum(seq)::VARCHAR FROM record_index WHERE seq < ? GROUP BY kind",
    [BigInt(bound.business)],
  );
  return rows.map(([kind, events, seqSum]) => ({
    day: "",
    source: String(kind),
    events: Number(events),
    seqSum: String(seqSum),
  }));
}

/** The `day, source` groups that are not the same on both sides. */
function different(theirs: readonly CountAndHash[], ours: readonly CountAndHash[]): Set<string> {
  const digest = ({ events, seqSum }: CountAndHash) => `${events} ${seqSum}`;
  const name = ({ day, source }: CountAndHash) => `${day}\n${source}`;
  const left = new Map(theirs.map((group) => [name(group), digest(group)]));
  const names = new Set<string>();
  for (const group of ours) {
    if (left.get(name(group)) !== digest(group)) names.add(name(group));
    left.delete(name(group));
  }
  for (const missing of left.keys()) names.add(missing);
  return names;
}

function dayText(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

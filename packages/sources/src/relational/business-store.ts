import { type BusinessRecord, recordKinds } from "@throughline/model";
import { sql } from "kysely";
import { businessMigrations } from "../migrations/business.ts";
import type { BasedOn, BusinessStore, PutResult } from "../ports/business-store.ts";
import type { Lease } from "../ports/lease.ts";
import { followContacts } from "./contact-memberships.ts";
import type { Database } from "./database.ts";
import { putRecords } from "./put-records.ts";
import { byField, byKeys, list, versions } from "./read-records.ts";
import { byRefs } from "./read-refs.ts";
import { contentHash, type RecordTable, recordTable, refuseUnstorable } from "./record-table.ts";
import { removeRecords } from "./remove-records.ts";
import { lastSeq, safeSeq, takeLease, takeNumbers, underLease } from "./sequence.ts";
import { changesAfter, countAndHash, recordsAfter } from "./sync-records.ts";

/** What the store needs from where its database lives. */
export interface Home {
  migrate(migrations: typeof businessMigrations): Promise<void>;
  close(): Promise<void>;
}

/** Business records of one workspace over any of the relational engines. */
export function businessStore(db: Database, home: Home): BusinessStore {
  return {
    migrate: () => home.migrate(businessMigrations),
    lease: (size, ttlMs) => takeLease(db, size, ttlMs),
    put: (lease, kind, records, basedOn) => put(db, lease, recordTable(kind), records, basedOn),
    remove: (lease, kind, keys) => remove(db, lease, recordTable(kind), keys),
    safeSeq: () => safeSeq(db),
    recordsAfter: (kind, range) => recordsAfter(db, kind, range),
    changesAfter: (range) => changesAfter(db, range),
    byKeys: (scope, kind, keys) => byKeys(db, scope, kind, keys),
    byRefs: (scope, refs) => byRefs(db, scope, refs),
    byField: (scope, kind, field, values, perValue) => byField(db, scope, kind, field, values, perValue),
    list: (scope, query) => list(db, scope, query),
    versions: (scope, kind, key) => versions(db, scope, kind, key),
    counts: () => counts(db),
    countsByDay: (below) => countAndHash(db, below),
    lastSeq: () => lastSeq(db),
    close: () => home.close(),
  };
}

async function put(
  db: Database,
  lease: Lease,
  table: RecordTable,
  records: readonly BusinessRecord[],
  basedOn?: BasedOn,
): Promise<PutResult> {
  refuseOverflow(lease, records.length);
  const last = new Map<string, { record: BusinessRecord; seq: number }>();
  records.forEach((record, i) => {
    last.set(record.key, { record, seq: lease.from + i });
  });
  const result = await underLease(db, lease, async (tx) => {
    for (const record of records) refuseUnstorable(table, record);
    const at = Date.now();
    const outcome = await putRecords(tx, table, [...last.values()], at, basedOn);
    if (table.kind.kind === "contact") {
      const seqOf = new Map(outcome.changed.map(({ record, seq }) => [record.key, seq]));
      await followContacts(tx, outcome.former, outcome.changed, seqOf, at);
    }
    return outcome;
  });
  const superseded = countSuperseded(table, records, last);
  return {
    inserted: result.inserted,
    updated: result.updated + superseded.updated,
    unchanged: result.unchanged + superseded.unchanged,
    ...(result.contested ? { contested: result.contested } : {}),
  };
}

/** Rows of a batch that a later row with the same key replaces, counted as if they had been written one by one. */
function countSuperseded(
  table: RecordTable,
  records: readonly BusinessRecord[],
  last: ReadonlyMap<string, { record: BusinessRecord }>,
): { updated: number; unchanged: number } {
  let updated = 0;
  let unchanged = 0;
  if (last.size === records.length) return { updated, unchanged };
  for (const record of records) {
    const winner = last.get(record.key)?.record;
    if (!winner || winner === record) continue;
    if (contentHash(table, winner) === contentHash(table, record)) unchanged++;
    else updated++;
  }
  return { updated, unchanged };
}

async function remove(db: Database, lease: Lease, table: RecordTable, keys: readonly string[]): Promise<number> {
  refuseOverflow(lease, keys.length);
  const removals = [...new Set(keys)].map((key, i) => ({ key, seq: lease.from + i }));
  const former = await underLease(db, lease, async (tx) => {
    const at = Date.now();
    const gone = await removeRecords(tx, table, removals, at);
    if (table.kind.kind === "contact") {
      // The contacts' own changes took their seqs: the memberships' changes need further ones of the same stream.
      const from = gone.length > 0 ? await takeNumbers(tx, gone.length) : 0;
      await followContacts(tx, gone, [], new Map(gone.map(({ key }, i) => [key, from + i])), at);
    }
    return gone;
  });
  return former.length;
}

function refuseOverflow(lease: Lease, rows: number): void {
  if (rows > lease.size) throw new Error(`${rows} rows under a lease of ${lease.size}`);
}

async function counts(db: Database): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { kind } of recordKinds) {
    const [row] = await db.rows<{ n: number }>(sql`select count(*) as n from ${db.table(recordTable(kind).table)}`);
    counted[kind] = Number(row?.n ?? 0);
  }
  return counted;
}

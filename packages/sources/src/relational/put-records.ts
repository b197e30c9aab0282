import { createHash } from "node:crypto";
import { type BusinessRecord, recordKinds } from "@throughline/model";
import { sql } from "kysely";
import type { BasedOn, PutResult, StoredRecord } from "../ports/business-store.ts";
import { type Executor, listOf, type SqlValue, slices } from "./database.ts";
import { columnOf, contentHash, decode, encode, type RecordTable, recordTable } from "./record-table.ts";
import { takeNumbers } from "./sequence.ts";

/** A record with the seq that it gets if it is stored. */
export interface NumberedRecord {
  readonly record: BusinessRecord;
  readonly seq: number;
}

/** What `putRecords` did, with the rows that were there before the changed ones. */
export interface PutOutcome extends PutResult {
  readonly changed: readonly NumberedRecord[];
  readonly former: readonly StoredRecord[];
}

/** Stores rows with distinct keys inside a transaction; unchanged rows are left alone, replaced ones become versions. */
export async function putRecords(
  tx: Executor,
  table: RecordTable,
  records: readonly NumberedRecord[],
  at: number,
  basedOn?: BasedOn,
): Promise<PutOutcome> {
  const contested: string[] = [];
  const fresh: SqlValue[][] = [];
  const replaced: SqlValue[][] = [];
  const replacedKeys: string[] = [];
  const changed: NumberedRecord[] = [];
  for (const slice of slices(records)) {
    const keys = slice.map(({ record }) => record.key);
    const known = await rowHeads(tx, table, keys);
    const gone = await goneVersions(
      tx,
      table,
      keys.filter((key) => !known.has(key)),
    );
    for (const numbered of slice) {
      const { record, seq } = numbered;
      const head = known.get(record.key);
      const hash = contentHash(table, record);
      if (head?.hash === hash) continue;
      if (basedOn && (head?.version ?? 0) !== (basedOn.get(record.key) ?? 0)) {
        contested.push(record.key);
        continue;
      }
      const version = (head?.version ?? gone.get(record.key) ?? 0) + 1;
      (head ? replaced : fresh).push(encode(tx.flavour, table, record, { seq, version, hash, at }));
      if (head) replacedKeys.push(record.key);
      changed.push(numbered);
    }
  }
  const former = await keepVersions(tx, table, replacedKeys);
  await tx.insert(table.table, table.columns, fresh);
  await tx.insert(table.table, table.columns, replaced, "replace");
  await renewChildren(
    tx,
    table,
    changed.map(({ record }) => record.key),
  );
  return {
    inserted: fresh.length,
    updated: replaced.length,
    unchanged: records.length - changed.length - contested.length,
    ...(basedOn ? { contested } : {}),
    changed,
    former,
  };
}

interface RowHead {
  readonly hash: string;
  readonly version: number;
}

async function rowHeads(
  tx: Executor,
  table: RecordTable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, RowHead>> {
  const locking = tx.flavour === "sqlite" ? sql`` : sql`for update`;
  const rows = await tx.rows(
    sql`select row_key, row_hash, row_version from ${tx.table(table.table)} where row_key in ${listOf(keys)} ${locking}`,
  );
  return new Map(
    rows.map((row) => [String(row["row_key"]), { hash: String(row["row_hash"]), version: Number(row["row_version"]) }]),
  );
}

/** The last version of rows that were deleted, so that a row that comes back goes on counting. */
async function goneVersions(
  tx: Executor,
  table: RecordTable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.rows(
    sql`select row_key, max(version) as version from ${tx.table("row_versions")}
        where row_key in ${listOf(keys)} and kind = ${table.kind.kind} group by row_key`,
  );
  return new Map(rows.map((row) => [String(row["row_key"]), Number(row["version"])]));
}

/** Copies the present state of rows to `row_versions`, before they are replaced or deleted, and answers with them. */
export async function keepVersions(tx: Executor, table: RecordTable, keys: readonly string[]): Promise<StoredRecord[]> {
  const former: StoredRecord[] = [];
  for (const slice of slices(keys)) {
    const rows = await tx.rows(sql`select * from ${tx.table(table.table)} where row_key in ${listOf(slice)}`);
    const versions = rows.map((row): SqlValue[] => {
      const stored = decode(tx.flavour, table, row);
      const { key, version, values, attributes } = stored;
      former.push(stored);
      const id = createHash("sha256")
        .update(JSON.stringify([table.kind.kind, key, version]))
        .digest("base64url");
      const body = JSON.stringify({ values, attributes });
      return [id, table.kind.kind, key, version, Number(row["row_updated_at"]), body];
    });
    await tx.insert("row_versions", ["id", "kind", "row_key", "version", "at", "body"], versions, "ignore");
  }
  return former;
}

/** Children read account, customer and instant from their parent: a changed parent makes them new to sync. */
async function renewChildren(tx: Executor, parent: RecordTable, parentKeys: readonly string[]): Promise<void> {
  for (const child of recordKinds) {
    if (!("parent" in child) || child.parent.kind !== parent.kind.kind) continue;
    const table = recordTable(child.kind);
    const by = sql.id(columnOf(table, child.parent.by).column);
    for (const slice of slices(parentKeys)) {
      const rows = await tx.rows(
        sql`select * from ${tx.table(table.table)} where ${by} in ${listOf(slice)} order by row_seq`,
      );
      if (rows.length === 0) continue;
      const from = await takeNumbers(tx, rows.length);
      const renewed = rows.map((row, i) =>
        table.columns.map((column) => (column === "row_seq" ? from + i : asStored(row[column]))),
      );
      await tx.insert(table.table, table.columns, renewed, "replace");
    }
  }
}

/** JSON columns come parsed from MySQL and go back as text. */
function asStored(value: unknown): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  return value === undefined ? null : JSON.stringify(value);
}

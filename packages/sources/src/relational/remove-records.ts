import { sql } from "kysely";
import type { StoredRecord } from "../ports/business-store.ts";
import { type Executor, listOf, type SqlValue, slices } from "./database.ts";
import { keepVersions } from "./put-records.ts";
import type { RecordTable } from "./record-table.ts";

/** A row to delete, with the seq of the change that says so. */
export interface Removal {
  readonly key: string;
  readonly seq: number;
}

/** Deletes rows and writes their changes in the same transaction. Keys that are not there write nothing. */
export async function removeRecords(
  tx: Executor,
  table: RecordTable,
  removals: readonly Removal[],
  at: number,
): Promise<readonly StoredRecord[]> {
  const former = await keepVersions(
    tx,
    table,
    removals.map(({ key }) => key),
  );
  const seqs = new Map(removals.map(({ key, seq }) => [key, seq]));
  const changes = former.map(({ key }): SqlValue[] => [seqs.get(key) ?? null, "delete", table.kind.kind, key, at]);
  await tx.insert("changes", ["seq", "op", "kind", "row_key", "at"], changes);
  for (const slice of slices(former)) {
    await tx.change(sql`delete from ${tx.table(table.table)} where row_key in ${listOf(slice.map(({ key }) => key))}`);
  }
  return former;
}

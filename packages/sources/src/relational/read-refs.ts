import { type RawBuilder, sql } from "kysely";
import type { RecordRef, StoredRecord } from "../ports/business-store.ts";
import type { Scope } from "../ports/principal.ts";
import { type Database, listOf, type Row } from "./database.ts";
import { decode, type RecordTable, recordTable, rowsOf } from "./record-table.ts";
import { visible } from "./scope-filter.ts";

/** Rows of several kinds in one statement: each kind's columns by position, padded to the widest. */
export async function byRefs(db: Database, scope: Scope, refs: readonly RecordRef[]): Promise<StoredRecord[]> {
  const keysOf = Map.groupBy(refs, ({ kind }) => kind);
  const tables = [...keysOf.keys()].map(recordTable);
  if (tables.length === 0) return [];
  const width = Math.max(...tables.map(({ columns }) => columns.length));
  const parts = tables.map((table) => {
    const keys = listOf((keysOf.get(table.kind.kind) ?? []).map(({ key }) => key));
    return sql`select ${table.kind.kind} as ref_kind, ${columnsByPlace(table, width)} from ${rowsOf(db, table)} as r
      where r.row_key in ${keys} and ${visible(db, table, scope, Date.now())}`;
  });
  const rows = await db.rows(sql`select * from (${sql.join(parts, sql` union all `)}) as refs`);
  return rows.map((row) => {
    const table = recordTable(String(row["ref_kind"]));
    const byName: Row = Object.fromEntries(table.columns.map((column, i) => [column, row[`c${i}`] ?? null]));
    return decode(db.flavour, table, byName);
  });
}

function columnsByPlace(table: RecordTable, width: number): RawBuilder<unknown> {
  const places = Array.from({ length: width }, (_, i) => {
    const column = table.columns[i];
    return sql`${column === undefined ? sql`null` : sql.ref(`r.${column}`)} as ${sql.id(`c${i}`)}`;
  });
  return sql.join(places);
}

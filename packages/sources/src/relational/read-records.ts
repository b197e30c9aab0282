import { foldText } from "@throughline/model";
import { type RawBuilder, sql } from "kysely";
import type { RecordPage, RecordQuery, RecordVersion, StoredRecord } from "../ports/business-store.ts";
import type { Scope } from "../ports/principal.ts";
import { type Database, listOf, type SqlValue, slices } from "./database.ts";
import {
  columnOf,
  decode,
  encodeValue,
  type FieldColumn,
  parsed,
  type RecordTable,
  recordTable,
} from "./record-table.ts";
import { visible } from "./scope-filter.ts";

type Sql = RawBuilder<unknown>;

export async function byKeys(
  db: Database,
  scope: Scope,
  kind: string,
  keys: readonly string[],
): Promise<StoredRecord[]> {
  const table = recordTable(kind);
  const found: StoredRecord[] = [];
  for (const slice of slices(keys)) {
    const rows = await db.rows(
      sql`select r.* from ${db.table(table.table)} as r
          where r.row_key in ${listOf(slice)} and ${visible(db, table, scope, Date.now())}`,
    );
    found.push(...rows.map((row) => decode(db.flavour, table, row)));
  }
  return found;
}

/** The `perValue` newest keys of each value, in ascending order of value and key. */
export async function byField(
  db: Database,
  scope: Scope,
  kind: string,
  field: string,
  values: readonly string[],
  perValue: number,
): Promise<StoredRecord[]> {
  const table = recordTable(kind);
  const column = columnOf(table, field).column;
  const found: StoredRecord[] = [];
  for (const slice of slices(values)) {
    const rows = await db.rows(
      sql`select * from (select r.*, row_number() over (partition by ${sql.ref(`r.${column}`)} order by r.row_key desc) as place
            from ${db.table(table.table)} as r
            where ${sql.ref(`r.${column}`)} in ${listOf(slice)} and ${visible(db, table, scope, Date.now())}) as ranked
          where place <= ${perValue} order by ${sql.ref(column)}, row_key`,
    );
    found.push(...rows.map((row) => decode(db.flavour, table, row)));
  }
  return found;
}

export async function versions(db: Database, scope: Scope, kind: string, key: string): Promise<RecordVersion[]> {
  const table = recordTable(kind);
  const [current] = await byKeys(db, scope, kind, [key]);
  // Who may not see the row may not see what it was. A deleted row has no owner: only an unlimited scope sees its past.
  if (!current && scope.kind !== "all") return [];
  const rows = await db.rows(
    sql`select version, at, body from ${db.table("row_versions")}
        where row_key = ${key} and kind = ${table.kind.kind} order by version`,
  );
  const past = rows.map((row): RecordVersion => {
    const body = parsed<Pick<StoredRecord, "values" | "attributes">>(row["body"]);
    return { kind, key, version: Number(row["version"]), at: Number(row["at"]), ...body };
  });
  if (!current) return past;
  const [row] = await db.rows(sql`select row_updated_at from ${db.table(table.table)} where row_key = ${key}`);
  const { version, values, attributes } = current;
  return [...past, { kind, key, version, at: Number(row?.["row_updated_at"] ?? 0), values, attributes }];
}

/** One page of a list screen, with the count of all matching rows. */
export async function list(db: Database, scope: Scope, query: RecordQuery): Promise<RecordPage> {
  const table = recordTable(query.kind);
  const from = sql`from ${db.table(table.table)} as r
    where ${sql.join([visible(db, table, scope, Date.now()), ...conditions(db, table, query)], sql` and `)}`;
  const sort = query.sort ? columnOf(table, query.sort.field) : undefined;
  const column = sort && sql.ref(`r.${sort.folded ?? sort.column}`);
  const after = query.after === undefined ? sql`1 = 1` : beyond(db, sort, query.sort?.descending ?? false, query.after);
  const direction = query.sort?.descending ? sql`desc` : sql`asc`;
  const order = column ? sql`${column} ${direction}, r.row_key` : sql`r.row_key`;
  const [total] = await db.rows<{ n: number }>(sql`select count(*) as n ${from}`);
  const rows = await db.rows(sql`select r.* ${from} and ${after} order by ${order} limit ${query.first}`);
  return { records: rows.map((row) => decode(db.flavour, table, row)), total: Number(total?.n ?? 0) };
}

function conditions(db: Database, table: RecordTable, { where = {}, search }: RecordQuery): Sql[] {
  const equal = Object.entries(where).map(([field, wanted]) => {
    const { column, type } = columnOf(table, field);
    const values = (typeof wanted === "string" ? [wanted] : wanted).map((v) => encodeValue(db.flavour, type, v));
    return sql`${sql.ref(`r.${column}`)} in ${listOf(values)}`;
  });
  if (!search || search.text === "") return equal;
  const hits = search.fields.map((field) => {
    const { column, folded } = columnOf(table, field);
    return folded
      ? sql`instr(${sql.ref(`r.${folded}`)}, ${foldText(search.text)}) > 0`
      : sql`instr(${sql.ref(`r.${column}`)}, ${search.text}) > 0`;
  });
  return [...equal, hits.length === 0 ? sql`1 = 0` : sql`(${sql.join(hits, sql` or `)})`];
}

/** The cursor of a row in a list sorted by a field: its sort value and its key. */
export function cursorOf(record: StoredRecord, sortField: string | undefined): string {
  const table = recordTable(record.kind);
  const sort = sortField === undefined ? undefined : columnOf(table, sortField);
  const value = sort ? (record.values[sort.field] ?? null) : null;
  return JSON.stringify([sort?.folded && typeof value === "string" ? foldText(value) : value, record.key]);
}

/** Rows past a cursor. Empty values come first in ascending order and last in descending order, on every engine. */
function beyond(db: Database, sort: FieldColumn | undefined, descending: boolean, cursor: string): Sql {
  const [value, key] = parsed<[string | number | boolean | null, string]>(cursor);
  const keyAfter = sql`r.row_key > ${String(key)}`;
  if (!sort) return keyAfter;
  const column = sql.ref(`r.${sort.folded ?? sort.column}`);
  if (value === null) {
    return descending ? sql`(${column} is null and ${keyAfter})` : sql`(${column} is not null or ${keyAfter})`;
  }
  const bound = comparable(db, sort, encodeValue(db.flavour, sort.type, value));
  const further = descending ? sql`${column} < ${bound} or ${column} is null` : sql`${column} > ${bound}`;
  return sql`(${further} or (${column} = ${bound} and ${keyAfter}))`;
}

/** MySQL compares a decimal with text as floating point unless the text is cast. */
function comparable(db: Database, sort: FieldColumn, value: SqlValue): Sql {
  return sort.type === "money" && db.flavour !== "sqlite" ? sql`cast(${value} as decimal(18,4))` : sql`${value}`;
}

import { syncedKinds } from "@throughline/model";
import { sql } from "kysely";
import type { BusinessChange, StoredRecord } from "../ports/business-store.ts";
import type { CountAndHash, StreamRange } from "../ports/document-store.ts";
import { type Database, listOf, slices } from "./database.ts";
import { decode, type RecordTable, recordTable, rowsOf } from "./record-table.ts";

/** Rows of one kind by seq; children come with their parent's account, customer and instant where their own are empty. */
export async function recordsAfter(db: Database, kind: string, range: StreamRange): Promise<StoredRecord[]> {
  const table = recordTable(kind);
  const rows = await db.rows(
    sql`select * from ${rowsOf(db, table)} as r where row_seq > ${range.after} and row_seq < ${range.below}
        order by row_seq limit ${range.limit}`,
  );
  const records = rows.map((row) => decode(db.flavour, table, row));
  return table.kind.parent ? inherit(db, table, records) : records;
}

async function inherit(db: Database, table: RecordTable, records: readonly StoredRecord[]): Promise<StoredRecord[]> {
  const { parent } = table.kind;
  if (!parent) return [...records];
  const parentTable = recordTable(parent.kind);
  const keys = [...new Set(records.map(({ values }) => String(values[parent.by] ?? "")))];
  const parents = new Map<string, StoredRecord>();
  for (const slice of slices(keys)) {
    const rows = await db.rows(sql`select * from ${db.table(parentTable.table)} where row_key in ${listOf(slice)}`);
    for (const row of rows) parents.set(String(row["row_key"]), decode(db.flavour, parentTable, row));
  }
  return records.map((record) => {
    const from = parents.get(String(record.values[parent.by] ?? ""));
    return from ? { ...record, values: { ...inherited(table, parentTable, from), ...record.values } } : record;
  });
}

/** What a child takes from its parent: pointers to account and customer, and its instant, under the child's field names. */
function inherited(child: RecordTable, parent: RecordTable, from: StoredRecord): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [field, { to }] of Object.entries(parent.kind.fields)) {
    const value = from.values[field];
    if ((to === "account" || to === "customer") && typeof value === "string") values[field] = value;
  }
  const [childEvent, parentEvent] = [child.kind.events[0], parent.kind.events[0]];
  const at = parentEvent && from.values[parentEvent.at];
  if (childEvent && typeof at === "number") values[childEvent.at] = at;
  return values;
}

export async function changesAfter(db: Database, range: StreamRange): Promise<BusinessChange[]> {
  const rows = await db.rows(
    sql`select seq, kind, row_key, at from ${db.table("changes")} where seq > ${range.after} and seq < ${range.below}
        order by seq limit ${range.limit}`,
  );
  return rows.map((row) => ({
    seq: Number(row["seq"]),
    op: "delete",
    kind: String(row["kind"]),
    key: String(row["row_key"]),
    at: Number(row["at"]),
  }));
}

/** Business rows are counted by kind as a whole: `source` is the kind, `day` is empty. */
export async function countAndHash(db: Database, below: number): Promise<CountAndHash[]> {
  const counted: CountAndHash[] = [];
  for (const { kind } of syncedKinds) {
    const [row] = await db.rows(
      sql`select count(*) as n, coalesce(sum(row_seq), 0) as total from ${rowsOf(db, recordTable(kind))} as r
          where row_seq < ${below}`,
    );
    const events = Number(row?.["n"] ?? 0);
    if (events > 0) counted.push({ day: "", source: kind, events, seqSum: String(row?.["total"] ?? 0) });
  }
  return counted;
}

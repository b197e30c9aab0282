import { sql } from "kysely";
import type { ConnectedStore, MappedRow, SyncState } from "../ports/connected-store.ts";
import { type Database, listOf, type Row, slices } from "./database.ts";
import { parsed } from "./record-table.ts";

const rowColumns = ["mapping_id", "row_key", "target_key", "row_hash", "problem"];

/** The reading of connected databases over any of the relational engines. */
export function connectedStore(db: Database): ConnectedStore {
  const states = db.table("connected_states");
  const rows = db.table("connected_rows");
  return {
    states: async () => (await db.rows(sql`select body from ${states} order by mapping_id`)).map(stateOf),
    async state(mappingId) {
      const [row] = await db.rows(sql`select body from ${states} where mapping_id = ${mappingId}`);
      return row && stateOf(row);
    },
    async saveState(state) {
      const { mappingId, revision } = state;
      const body = JSON.stringify(state);
      if (revision === 1) {
        const columns = ["mapping_id", "revision", "body"];
        return (await db.insert("connected_states", columns, [[mappingId, revision, body]], "ignore")) === 1;
      }
      const changed = await db.change(
        sql`update ${states} set revision = ${revision}, body = ${body}
            where mapping_id = ${mappingId} and revision = ${revision - 1}`,
      );
      return changed === 1;
    },
    async removeState(mappingId) {
      await db.change(sql`delete from ${states} where mapping_id = ${mappingId}`);
    },
    async rows(mappingId, keys) {
      const found: MappedRow[] = [];
      for (const slice of slices(keys, 1000)) {
        const some = sql`select * from ${rows} where mapping_id = ${mappingId} and row_key in ${listOf(slice)}`;
        found.push(...(await db.rows(some)).map(rowOf));
      }
      return found;
    },
    async rowsAfter(mappingId, after, limit) {
      const from = sql`${rows} where mapping_id = ${mappingId} and row_key > ${after ?? ""}`;
      return (await db.rows(sql`select * from ${from} order by row_key limit ${limit}`)).map(rowOf);
    },
    async putRows(mappingId, put) {
      const values = put.map(({ key, target, hash, problem }) => [mappingId, key, target, hash, problem]);
      await db.insert("connected_rows", rowColumns, values, "replace");
    },
    async removeRows(mappingId, keys) {
      for (const slice of slices(keys, 1000))
        await db.change(sql`delete from ${rows} where mapping_id = ${mappingId} and row_key in ${listOf(slice)}`);
    },
    async counts(mappingId) {
      const [row] = await db.rows(
        sql`select count(*) as n, sum(case when target_key is null then 1 else 0 end) as bad
            from ${rows} where mapping_id = ${mappingId}`,
      );
      const rejected = Number(row?.["bad"] ?? 0);
      return { stored: Number(row?.["n"] ?? 0) - rejected, rejected };
    },
    async rejects(mappingId, limit) {
      const bad = sql`${rows} where mapping_id = ${mappingId} and target_key is null`;
      return (await db.rows(sql`select * from ${bad} order by row_key limit ${limit}`)).map(rowOf);
    },
  };
}

function stateOf(row: Row): SyncState {
  return parsed<SyncState>(row["body"]);
}

function rowOf(row: Row): MappedRow {
  const target = row["target_key"] ?? null;
  const problem = row["problem"] ?? null;
  return {
    key: String(row["row_key"]),
    target: target === null ? null : String(target),
    hash: String(row["row_hash"]),
    problem: problem === null ? null : String(problem),
  };
}

import { sql } from "kysely";
import { refuseIllFormed } from "../ports/refused-value.ts";
import type { ListChange, SegmentStore } from "../ports/segment-store.ts";
import { type Database, type Executor, listOf, slices } from "../relational/database.ts";

/** What is put aside for a list stands beside it, under ids that no list has and that sort between these two. */
const [aside, pastAside] = ["<", "="];

/** Lists of ids that people uploaded, by the id of their segment. An edit is one transaction: never half a list. */
export function idListsIn(db: Database): Pick<SegmentStore, "putAside" | "editList" | "listKeys"> {
  return {
    async putAside(listId, upload, keys) {
      const once = wellFormed(keys);
      const staged = `${listId}${aside}${upload}`;
      await db.transaction(async (tx) => {
        await tx.change(
          sql`delete from ${tx.table("id_lists")} where list_id > ${listId + aside} and list_id < ${listId + pastAside}
              and list_id <> ${staged}`,
        );
        await addKeys(tx, staged, once);
      });
    },
    async editList(listId, { mode, keys, upload, longest }, at) {
      const given = wellFormed(keys);
      const edit = async (tx: Executor): Promise<ListChange | "incomplete"> => {
        const staged = upload && `${listId}${aside}${upload.id}`;
        const once = staged === undefined ? given : [...new Set([...(await keysOf(tx, staged)), ...given])];
        if (upload && once.length !== upload.size) return "incomplete";
        await tx.change(
          sql`update ${tx.table("segments")} set revision = revision + 1, updated_at = ${at} where id = ${listId}`,
        );
        if (staged !== undefined) await tx.change(sql`delete from ${tx.table("id_lists")} where list_id = ${staged}`);
        if (mode === "remove") return { added: 0, removed: await removeKeys(tx, listId, once) };
        const before = mode === "replace" ? await keysOf(tx, listId) : [];
        const wanted = new Set(once);
        const removed = await removeKeys(
          tx,
          listId,
          before.filter((key) => !wanted.has(key)),
        );
        const added = await addKeys(tx, listId, once);
        if (longest !== undefined && (await sizeOf(tx, listId)) > longest) throw new ListTooLong();
        return { added, removed };
      };
      try {
        return await db.transaction(edit);
      } catch (cause) {
        if (cause instanceof ListTooLong) return "tooLong";
        throw cause;
      }
    },
    // One statement: pages of a list that is edited between them would be of two lists.
    async listKeys(listId) {
      const rows = await db.rows(
        sql`select item_key from ${db.table("id_lists")} where list_id = ${listId} order by item_key`,
      );
      return rows.map((row) => String(row["item_key"]));
    },
  };
}

/** Takes the edit back. */
class ListTooLong extends Error {}

/** Each once. Throws before anything is written. */
function wellFormed(keys: readonly string[]): readonly string[] {
  const once = [...new Set(keys)];
  for (const key of once) refuseIllFormed(key, "an id of the list");
  return once;
}

function addKeys(tx: Executor, listId: string, keys: readonly string[]): Promise<number> {
  const rows = keys.map((key) => [listId, key]);
  return tx.insert("id_lists", ["list_id", "item_key"], rows, "ignore");
}

async function sizeOf(tx: Executor, listId: string): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from ${tx.table("id_lists")} where list_id = ${listId}`,
  );
  return Number(row?.n ?? 0);
}

async function keysOf(tx: Executor, listId: string): Promise<string[]> {
  const rows = await tx.rows(sql`select item_key from ${tx.table("id_lists")} where list_id = ${listId}`);
  return rows.map((row) => String(row["item_key"]));
}

async function removeKeys(tx: Executor, listId: string, keys: readonly string[]): Promise<number> {
  let removed = 0;
  for (const slice of slices(keys))
    removed += await tx.change(
      sql`delete from ${tx.table("id_lists")} where list_id = ${listId} and item_key in ${listOf(slice)}`,
    );
  return removed;
}

import { sql } from "kysely";
import type { DeadLetter, DocumentStore } from "../ports/document-store.ts";
import { lettersToRotate, storedLetterBytes } from "../ports/letters-to-rotate.ts";
import { type Database, type Executor, listOf, type Row, slices } from "../relational/database.ts";

const columns = ["id", "source", "reason", "message", "received_at", "envelope", "raw"] as const;

type DeadLetters = Pick<
  DocumentStore,
  | "addDeadLetters"
  | "deadLetters"
  | "deadLetterCounts"
  | "removeDeadLetters"
  | "rotateDeadLetters"
  | "rotatedDeadLetters"
>;

/** Bytes are kept as base64 text. */
export function embeddedDeadLetters(db: Database): DeadLetters {
  const table = () => db.table("dead_letters");
  return {
    async addDeadLetters(letters) {
      const rows = letters.map(({ id, source, reason, message, receivedAt, envelope, raw }) => [
        ...[id, source, reason, message, receivedAt],
        ...[JSON.stringify(envelope), Buffer.from(raw).toString("base64")],
      ]);
      await db.insert("dead_letters", columns, rows, "replace");
    },
    async deadLetters({ first, before, reason, ids }) {
      const where = [
        sql`1 = 1`,
        ...(before === undefined ? [] : [sql`id < ${before}`]),
        ...(reason === undefined ? [] : [sql`reason = ${reason}`]),
        ...(ids === undefined ? [] : [sql`id in ${listOf(ids)}`]),
      ];
      const rows = await db.rows(
        sql`select * from ${table()} where ${sql.join(where, sql` and `)} order by id desc limit ${first}`,
      );
      return rows.map(letterOf);
    },
    async deadLetterCounts() {
      const rows = await db.rows(
        sql`select reason, count(*) as n, max(received_at) as last from ${table()} group by reason order by n desc, reason`,
      );
      return rows.map((row) => ({
        reason: String(row["reason"]),
        count: Number(row["n"]),
        lastAt: Number(row["last"]),
      }));
    },
    async removeDeadLetters(ids) {
      return remove(db, ids);
    },
    rotateDeadLetters: (limit, at) =>
      db.transaction(async (tx) => {
        const sizes = await tx.rows(
          sql`select id, octet_length(raw) as raw, octet_length(envelope) as envelope from ${table()} order by id`,
        );
        const letters = sizes.map((row) => ({
          id: String(row["id"]),
          bytes: storedLetterBytes(Number(row["raw"]), Number(row["envelope"])),
        }));
        const gone = lettersToRotate(letters, limit);
        if (gone.length === 0) return 0;
        const rotation = tx.table("dead_letter_rotation");
        await tx.change(sql`update ${rotation} set letters = letters + ${gone.length}, last_at = ${at} where id = 1`);
        return remove(tx, gone);
      }),
    async rotatedDeadLetters() {
      const [row] = await db.rows(sql`select letters, last_at from ${db.table("dead_letter_rotation")} where id = 1`);
      const lastAt = row?.["last_at"] ?? null;
      return { letters: Number(row?.["letters"] ?? 0), lastAt: lastAt === null ? null : Number(lastAt) };
    },
  };
}

async function remove(db: Executor, ids: readonly string[]): Promise<number> {
  let removed = 0;
  for (const slice of slices(ids))
    removed += await db.change(sql`delete from ${db.table("dead_letters")} where id in ${listOf(slice)}`);
  return removed;
}

function letterOf(row: Row): DeadLetter {
  return {
    id: String(row["id"]),
    source: String(row["source"]),
    reason: String(row["reason"]),
    message: String(row["message"]),
    receivedAt: Number(row["received_at"]),
    envelope: JSON.parse(String(row["envelope"])),
    raw: Buffer.from(String(row["raw"]), "base64"),
  };
}

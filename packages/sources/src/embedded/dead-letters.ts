import { sql } from "kysely";
import type { DeadLetter, DocumentStore } from "../ports/document-store.ts";
import { type Database, listOf, type Row, slices } from "../relational/database.ts";

const columns = ["id", "source", "reason", "message", "received_at", "envelope", "raw"] as const;

type DeadLetters = Pick<DocumentStore, "addDeadLetters" | "deadLetters" | "deadLetterCounts" | "removeDeadLetters">;

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
      let removed = 0;
      for (const slice of slices(ids))
        removed += await db.change(sql`delete from ${table()} where id in ${listOf(slice)}`);
      return removed;
    },
  };
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

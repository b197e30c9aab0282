import { sql } from "kysely";
import type { DocumentStore, EventKey, IdentityChange } from "../ports/document-store.ts";
import { refuseIllFormed } from "../ports/refused-value.ts";
import { type Database, type Executor, listOf, type Row, type SqlValue, slices } from "../relational/database.ts";
import { writeChanges } from "./changes.ts";

export const identityColumns = ["seq", "source", "message_id", "op", "a", "b", "timestamp"] as const;

export function identityRow(change: Omit<IdentityChange, "seq">, seq: number): SqlValue[] {
  const { source, messageId, op, a, b, timestamp } = change;
  for (const text of [source, messageId, a, b]) refuseIllFormed(text, "an identity change");
  return [seq, source, messageId, op, a, b, timestamp];
}

export function identityOf(row: Row): IdentityChange {
  return {
    op: row["op"] === "unlink" ? "unlink" : "link",
    a: String(row["a"]),
    b: String(row["b"]),
    timestamp: Number(row["timestamp"]),
    source: String(row["source"]),
    messageId: String(row["message_id"]),
    seq: Number(row["seq"]),
  };
}

export function embeddedLinks(db: Database): Pick<DocumentStore, "links" | "withdrawLinks"> {
  return {
    links: (keys) => linksOf(db, keys),
    withdrawLinks: (keys) =>
      db.transaction(async (tx) => {
        const gone = await linksOf(tx, keys);
        const messages = new Map(gone.map(({ source, messageId }) => [JSON.stringify({ source, messageId }), null]));
        await writeChanges(tx, "withdrawLinks", [...messages.keys()]);
        for (const slice of slices(gone)) {
          const seqs = listOf(slice.map(({ seq }) => seq));
          await tx.change(sql`delete from ${tx.table("identity_changes")} where seq in ${seqs}`);
        }
        return gone.length;
      }),
  };
}

async function linksOf(db: Executor, keys: readonly EventKey[]): Promise<IdentityChange[]> {
  const found: IdentityChange[] = [];
  for (const [source, ofSource] of Map.groupBy(keys, (key) => key.source)) {
    for (const slice of slices([...new Set(ofSource.map(({ messageId }) => messageId))])) {
      const rows = await db.rows(
        sql`select * from ${db.table("identity_changes")} where source = ${source} and message_id in ${listOf(slice)}`,
      );
      found.push(...rows.map(identityOf));
    }
  }
  return found;
}

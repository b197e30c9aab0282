import type { DocumentChange } from "@throughline/sources";
import { rowsOf } from "../duck/statements.ts";
import { eventOfChange } from "./batch.ts";
import type { Tx } from "./transaction.ts";

/** Ends deleted events and profiles. A row written after the delete (a higher seq) is another life of the key and stays. */
export async function applyDocumentDeletes(tx: Tx, changes: readonly DocumentChange[]): Promise<void> {
  const events = changes.filter((c) => c.op === "deleteEvent").map((c) => ({ ...eventOfChange(c.key), seq: c.seq }));
  if (events.length > 0)
    await tx.connection.run(
      `INSERT INTO masked SELECT k.rid FROM event_keys k
       JOIN (SELECT unnest(from_json(?, '[{"source":"VARCHAR","messageId":"VARCHAR","seq":"BIGINT"}]'), recursive := true)) d
       ON k.kind = 0 AND k.source = d.source AND k.key = d.messageId AND k.seq < d.seq`,
      [JSON.stringify(events)],
    );
  for (const change of changes) {
    if (change.op !== "deleteProfile") continue;
    const ident = tx.identity.ident(change.key);
    const deleted = await rowsOf(tx.connection, "DELETE FROM profiles WHERE ident = ? AND seq < ? RETURNING ident", [
      ident,
      change.seq,
    ]);
    if (deleted.length === 0) continue;
    await tx.connection.run("INSERT INTO touched VALUES (?)", [ident]);
    await tx.connection.run("INSERT INTO retraited VALUES (?)", [ident]);
  }
}

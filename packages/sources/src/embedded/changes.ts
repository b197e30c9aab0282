import { type DocumentChange, documentChangeOps } from "../ports/document-store.ts";
import type { Executor, Row, SqlValue } from "../relational/database.ts";
import { takeNumbers } from "../relational/sequence.ts";

/** Changes of one kind, numbered inside the transaction that makes their effect. */
export async function writeChanges(tx: Executor, op: DocumentChange["op"], keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const from = await takeNumbers(tx, keys.length);
  const at = Date.now();
  const rows = keys.map((key, i): SqlValue[] => [from + i, op, key, at]);
  await tx.insert("changes", ["seq", "op", "item_key", "at"], rows);
}

export function changeOf(row: Row): DocumentChange {
  const op = documentChangeOps.find((known) => known === row["op"]);
  if (!op) throw new Error(`a change of an unknown kind: ${String(row["op"])}`);
  return { seq: Number(row["seq"]), op, key: String(row["item_key"]), at: Number(row["at"]) };
}

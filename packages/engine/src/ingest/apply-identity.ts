import type { DuckDBConnection } from "@duckdb/node-api";
import type { MessageOrder } from "@throughline/model";
import type { IdentityChange } from "@throughline/sources";
import { appendColumns } from "../duck/append-columns.ts";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";
import type { IdentityMap, Move } from "../identity/identity-map.ts";
import { decided, type FoldedBy, foldFile, manualSource, writeRules } from "./read-identity.ts";
import { stage, type Tx } from "./transaction.ts";

const identifierColumns = new Map([
  ["id", "INTEGER"],
  ["key", "VARCHAR"],
  ["customer", "INTEGER"],
  ["v_from", "INTEGER"],
  ["v_to", "INTEGER"],
] as const);

const changeColumns = new Map([
  ["a", "INTEGER"],
  ["b", "INTEGER"],
  ["link", "BOOLEAN"],
  ["t", "BIGINT"],
  ["source", "VARCHAR"],
  ["message", "VARCHAR"],
] as const);

/**
 * Keeps the changes, folds them, and writes new identifiers (ids above `written`) and moves; marks whose rows and
 * customers must follow. With `anew` everything is folded again by those rules. Did anyone become another customer?
 */
export async function applyIdentity(
  tx: Tx,
  changes: readonly IdentityChange[],
  written: number,
  folded: FoldedBy,
  anew: boolean,
): Promise<boolean> {
  const rows = changeRows(tx.identity, changes);
  const moves =
    anew || (await continues(tx.connection, rows))
      ? await keepAndFoldAll(tx, rows, folded)
      : await keepAndFold(tx, rows, changes);
  if (anew) await writeRules(tx.connection, folded);
  const moved = moves.filter(({ ident }) => ident <= written);
  const batch = new ColumnBatch(identifierColumns);
  const enter = (ident: number) => {
    batch.next();
    batch.set("id", "INTEGER", ident);
    batch.set("key", "VARCHAR", tx.identity.key(ident));
    batch.set("customer", "INTEGER", tx.identity.customer(ident) || null);
    batch.set("v_from", "INTEGER", tx.version);
  };
  for (let ident = written + 1; ident <= tx.identity.size; ident++) enter(ident);
  if (moved.length > 0) await endMoved(tx, moved);
  for (const move of moved) enter(move.ident);
  await appendColumns(tx.connection, "identifiers", batch);
  return moves.length > 0;
}

function changeRows(map: IdentityMap, changes: readonly IdentityChange[]): ColumnBatch {
  const rows = new ColumnBatch(changeColumns);
  for (const { op, a, b, timestamp, source, messageId } of changes) {
    if (a === b) continue;
    rows.next();
    rows.set("a", "INTEGER", map.ident(a));
    rows.set("b", "INTEGER", map.ident(b));
    rows.set("link", "BOOLEAN", op === "link");
    rows.set("t", "BIGINT", timestamp);
    rows.set("source", "VARCHAR", source);
    rows.set("message", "VARCHAR", messageId);
  }
  return rows;
}

async function keepAndFold(tx: Tx, rows: ColumnBatch, changes: readonly IdentityChange[]): Promise<readonly Move[]> {
  await appendColumns(tx.connection, "identity_changes", rows);
  recordChanges(tx.identity, changes);
  return tx.identity.settle();
}

async function keepAndFoldAll(tx: Tx, rows: ColumnBatch, { rules }: FoldedBy): Promise<readonly Move[]> {
  await appendColumns(tx.connection, "identity_changes", rows);
  return foldFile(tx.connection, tx.identity, rules);
}

/**
 * Whether a message of the batch has other pairs in the file already: what it says is all of them together. That happens
 * only when a store was interrupted in the middle of a message, so folding everything again is no matter.
 */
async function continues(connection: DuckDBConnection, rows: ColumnBatch): Promise<boolean> {
  if (rows.rows === 0) return false;
  await stage(connection, "incoming_changes", rows);
  const [found] = await rowsOf(
    connection,
    `SELECT count(*) FROM identity_changes c JOIN incoming_changes i
     ON c.t = i.t AND c.source = i.source AND c.message = i.message AND NOT ${decided("i")}
     WHERE c.t BETWEEN (SELECT min(t) FROM incoming_changes) AND (SELECT max(t) FROM incoming_changes)`,
  );
  return Number(found?.[0]) > 0;
}

/** Pairs of one (timestamp, source, messageId) are one message. */
export function recordChanges(map: IdentityMap, changes: readonly IdentityChange[]): void {
  const messages = new Map<string, { subjects: number[]; others: number[]; order: MessageOrder }>();
  for (const { op, a, b, timestamp, source, messageId } of changes) {
    if (a === b) continue;
    const order = { t: timestamp, source, message: messageId };
    if (op === "unlink" || source === manualSource) {
      map.decide(map.ident(a), map.ident(b), { link: op === "link", order });
      continue;
    }
    const name = JSON.stringify([timestamp, source, messageId]);
    const message = messages.get(name) ?? { subjects: [], others: [], order };
    message.subjects.push(map.ident(a));
    message.others.push(map.ident(b));
    messages.set(name, message);
  }
  for (const { subjects, others, order } of messages.values()) map.say(subjects, others, order);
}

async function endMoved(tx: Tx, moved: readonly Move[]): Promise<void> {
  const rows = new ColumnBatch(
    new Map([
      ["ident", "INTEGER"],
      ["customer", "INTEGER"],
    ] as const),
  );
  for (const move of moved) {
    rows.next();
    rows.set("ident", "INTEGER", move.ident);
    rows.set("customer", "INTEGER", move.from || null);
  }
  await stage(tx.connection, "moved", rows);
  await tx.connection.run(
    `UPDATE identifiers SET v_to = ${tx.version} WHERE v_to IS NULL AND id IN (SELECT ident FROM moved)`,
  );
  await tx.connection.run("INSERT INTO touched_customers SELECT customer FROM moved WHERE customer IS NOT NULL");
  for (const marks of ["touched", "retraited", "regrouped"])
    await tx.connection.run(`INSERT INTO ${marks} SELECT ident FROM moved`);
}

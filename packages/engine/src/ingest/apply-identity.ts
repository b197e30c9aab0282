import type { DuckDBConnection } from "@duckdb/node-api";
import type { MessageOrder } from "@throughline/model";
import type { DocumentChange, IdentityChange } from "@throughline/sources";
import { appendColumns } from "../duck/append-columns.ts";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";
import type { IdentityMap, Move } from "../identity/identity-map.ts";
import { eventOfChange } from "./batch.ts";
import { decided, type FoldedBy, foldFile, manualSource, sayAgain, writeRules } from "./read-identity.ts";
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
  ["seq", "BIGINT"],
] as const);

/**
 * Keeps the changes, folds them, and writes new identifiers (ids above `written`) and moves; marks whose rows and
 * customers must follow. Messages that `withdrawn` takes back are dropped first, and everyone whom they concern is folded
 * again. With `anew` everything is folded again by those rules. Did anyone become another customer?
 */
export async function applyIdentity(
  tx: Tx,
  changes: readonly IdentityChange[],
  withdrawn: readonly DocumentChange[],
  written: number,
  folded: FoldedBy,
  anew: boolean,
): Promise<boolean> {
  const retracted = tx.identity.retract(await dropWithdrawn(tx.connection, withdrawn));
  const rows = changeRows(tx.identity, changes);
  const moves =
    anew || (await continues(tx.connection, rows))
      ? await keepAndFoldAll(tx, rows, folded)
      : await keepAndFold(tx, rows, changes, retracted);
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
  for (const { op, a, b, timestamp, source, messageId, seq } of changes) {
    if (a === b) continue;
    rows.next();
    rows.set("a", "INTEGER", map.ident(a));
    rows.set("b", "INTEGER", map.ident(b));
    rows.set("link", "BOOLEAN", op === "link");
    rows.set("t", "BIGINT", timestamp);
    rows.set("source", "VARCHAR", source);
    rows.set("message", "VARCHAR", messageId);
    rows.set("seq", "BIGINT", seq);
  }
  return rows;
}

async function keepAndFold(
  tx: Tx,
  rows: ColumnBatch,
  changes: readonly IdentityChange[],
  retracted: readonly number[],
): Promise<readonly Move[]> {
  await appendColumns(tx.connection, "identity_changes", rows);
  if (retracted.length > 0) {
    const idents = new ColumnBatch(new Map([["id", "INTEGER"]] as const));
    for (const ident of retracted) {
      idents.next();
      idents.set("id", "INTEGER", ident);
    }
    await stage(tx.connection, "retracted", idents);
    await sayAgain(tx.connection, tx.identity, "c.a IN (FROM retracted) OR c.b IN (FROM retracted)");
  }
  recordChanges(tx.identity, changes);
  return tx.identity.settle();
}

/** Drops what messages had said before they were withdrawn; answers the identifiers that they named. */
async function dropWithdrawn(connection: DuckDBConnection, withdrawn: readonly DocumentChange[]): Promise<Set<number>> {
  const messages = withdrawn.filter(({ op }) => op === "withdrawLinks");
  if (messages.length === 0) return new Set();
  const dropped = await rowsOf(
    connection,
    `DELETE FROM identity_changes c
     USING (SELECT unnest(from_json(?, '[{"source":"VARCHAR","messageId":"VARCHAR","seq":"BIGINT"}]'), recursive := true)) d
     WHERE c.source = d.source AND c.message = d.messageId AND c.seq < d.seq AND NOT ${decided("c")} RETURNING c.a, c.b`,
    [JSON.stringify(messages.map(({ key, seq }) => ({ ...eventOfChange(key), seq })))],
  );
  return new Set(dropped.flat().map(Number));
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

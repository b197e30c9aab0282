import type { DuckDBConnection } from "@duckdb/node-api";
import type { IdentityChange } from "@throughline/sources";
import { appendColumns } from "../duck/append-columns.ts";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";
import { IdentityMap, type Move } from "../identity/identity-map.ts";
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

export async function loadIdentity(connection: DuckDBConnection): Promise<IdentityMap> {
  const map = new IdentityMap();
  for (const [key, customer] of await rowsOf(
    connection,
    "SELECT key, customer FROM identifiers WHERE v_to IS NULL ORDER BY id",
  ))
    map.restore(String(key), Number(customer));
  for (const [a, b, link, t, source, message] of await rowsOf(connection, "FROM identity_changes"))
    map.record(Number(a), Number(b), {
      link: link === true,
      t: Number(t),
      source: String(source),
      message: String(message),
    });
  return map;
}

/** The changes as rows to keep, and which identifiers they moved to another customer. In memory only. */
export function foldIdentity(
  map: IdentityMap,
  changes: readonly IdentityChange[],
): { rows: ColumnBatch; moves: readonly Move[] } {
  const rows = new ColumnBatch(changeColumns);
  const touched = new Set<number>();
  for (const change of changes) {
    const [a, b] = [map.ident(change.a), map.ident(change.b)];
    const kept = { link: change.op === "link", t: change.timestamp, source: change.source, message: change.messageId };
    if (!map.record(a, b, kept)) continue;
    touched.add(a).add(b);
    rows.next();
    rows.set("a", "INTEGER", a);
    rows.set("b", "INTEGER", b);
    rows.set("link", "BOOLEAN", kept.link);
    rows.set("t", "BIGINT", kept.t);
    rows.set("source", "VARCHAR", kept.source);
    rows.set("message", "VARCHAR", kept.message);
  }
  return { rows, moves: map.refold(touched) };
}

/** Writes new identifiers (ids above `written`) and the moves; marks whose rows and customers must follow. */
export async function applyIdentity(
  tx: Tx,
  fold: { rows: ColumnBatch; moves: readonly Move[] },
  written: number,
): Promise<void> {
  const moved = fold.moves.filter((move) => move.ident <= written);
  const batch = new ColumnBatch(identifierColumns);
  const enter = (ident: number) => {
    batch.next();
    batch.set("id", "INTEGER", ident);
    batch.set("key", "VARCHAR", tx.identity.key(ident));
    batch.set("customer", "INTEGER", tx.identity.customer(ident));
    batch.set("v_from", "INTEGER", tx.version);
  };
  for (let ident = written + 1; ident <= tx.identity.size; ident++) enter(ident);
  if (moved.length > 0) await endMoved(tx, moved);
  for (const move of moved) enter(move.ident);
  await appendColumns(tx.connection, "identifiers", batch);
  await appendColumns(tx.connection, "identity_changes", fold.rows);
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
    rows.set("customer", "INTEGER", move.from);
  }
  await stage(tx.connection, "moved", rows);
  await tx.connection.run(
    `UPDATE identifiers SET v_to = ${tx.version} WHERE v_to IS NULL AND id IN (SELECT ident FROM moved)`,
  );
  await tx.connection.run("INSERT INTO touched_customers SELECT customer FROM moved");
  for (const marks of ["touched", "retraited", "regrouped"])
    await tx.connection.run(`INSERT INTO ${marks} SELECT ident FROM moved`);
}

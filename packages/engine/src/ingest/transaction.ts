import type { DuckDBConnection } from "@duckdb/node-api";
import { appendColumns } from "../duck/append-columns.ts";
import type { ColumnBatch, Columns } from "../duck/column-batch.ts";
import { quoted, rowsOf } from "../duck/statements.ts";
import type { IdentityMap } from "../identity/identity-map.ts";
import type { Family } from "../projections/families.ts";
import { columnsOf, createPart, type Part, type PartList, partsOf } from "../projections/parts.ts";
import type { Dictionary } from "./dictionary.ts";

/** What one applied batch works on. `parts` is a draft; readers see it only once the transaction is committed. */
export interface Tx {
  readonly connection: DuckDBConnection;
  /** The data version this transaction makes. */
  readonly version: number;
  readonly dictionary: Dictionary;
  readonly identity: IdentityMap;
  /** Ids of the texts that were read as URLs; like the dictionary, ahead of the file only inside a batch. */
  readonly readUrls: Set<number>;
  parts: PartList;
}

/** Puts a batch into a temporary table of that name. */
export async function stage(connection: DuckDBConnection, table: string, batch: ColumnBatch): Promise<void> {
  const columns = [...batch.types].map(([name, type]) => `${quoted(name)} ${type}`).join(", ");
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoted(table)} (${columns})`);
  await appendColumns(connection, table, batch);
}

/** The open part of a family with at least these columns. New columns start a new part: no table is ever altered. */
export async function openPart(tx: Tx, family: Family, columns: Columns): Promise<Part> {
  const open = partsOf(tx.parts, family).find((part) => !part.closed);
  if (open && [...columns.keys()].every((name) => open.columns.has(name))) return open;
  const all = new Map([...columnsOf(tx.parts, family), ...columns]);
  const part = await createPart(tx.connection, family, all);
  await tx.connection.run("UPDATE parts SET sorted = true WHERE name = ?", [open?.name ?? ""]);
  const before = open ? replaced(tx.parts, await settled(tx, open)) : tx.parts;
  tx.parts = [...before, part];
  return part;
}

/** Inserts a SELECT by name into the open part of a family; the SELECT gives `v_from` and `v_to` itself. */
export async function insertRows(tx: Tx, family: Family, columns: Columns, select: string): Promise<number> {
  const part = await openPart(tx, family, columns);
  const result = await tx.connection.run(`INSERT INTO ${quoted(part.name)} BY NAME ${select}`);
  const rows = result.rowsChanged;
  tx.parts = replaced(tx.parts, { ...part, rows: part.rows + rows });
  return rows;
}

/** Ends the visibility of living rows of a family that satisfy a condition. */
export async function endRows(tx: Tx, families: readonly Family[], where: string): Promise<number> {
  let ended = 0;
  for (const part of families.flatMap((family) => partsOf(tx.parts, family))) {
    const result = await tx.connection.run(
      `UPDATE ${quoted(part.name)} SET v_to = ${tx.version} WHERE v_to IS NULL AND ${where}`,
    );
    if (result.rowsChanged === 0) continue;
    ended += result.rowsChanged;
    tx.parts = replaced(tx.parts, { ...part, hasDead: true });
  }
  return ended;
}

/** Rows of these tables together. */
export async function countOf(tx: Tx, ...tables: readonly string[]): Promise<number> {
  const counts = tables.map((table) => `(SELECT count(*) FROM ${quoted(table)})`);
  const [row] = await rowsOf(tx.connection, `SELECT ${counts.join(" + ")}`);
  return Number(row?.[0] ?? 0);
}

/** Keeps the rows of a SELECT in a temporary table of that name; answers how many. */
export async function keep(tx: Tx, table: string, select: string): Promise<number> {
  const [row] = await rowsOf(tx.connection, `CREATE OR REPLACE TEMP TABLE ${quoted(table)} AS ${select}`);
  return Number(row?.[0] ?? 0);
}

async function settled(tx: Tx, part: Part): Promise<Part> {
  const [row] = await rowsOf(tx.connection, `SELECT coalesce(max(v_from), 0) FROM ${quoted(part.name)}`);
  return { ...part, closed: true, newest: Number(row?.[0] ?? 0), hasDead: true };
}

function replaced(parts: PartList, part: Part): PartList {
  return parts.map((p) => (p.name === part.name ? part : p));
}

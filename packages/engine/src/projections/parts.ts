import type { DuckDBConnection } from "@duckdb/node-api";
import type { Columns, StoredType } from "../duck/column-batch.ts";
import { quoted, rowsOf } from "../duck/statements.ts";
import { type Family, families, fixedColumns } from "./families.ts";

/** One table of a family. A closed part never gets rows again; rows of any part may stop being visible. */
export interface Part {
  readonly name: string;
  readonly family: Family;
  readonly columns: Columns;
  readonly closed: boolean;
  readonly rows: number;
  /** Newest `v_from` in it; only meaningful for closed parts. */
  readonly newest: number;
  readonly hasDead: boolean;
}

/** The parts of every family as of one commit. Immutable: writers make a new one, readers keep theirs. */
export type PartList = readonly Part[];

export function partsOf(parts: PartList, family: Family): PartList {
  return parts.filter((p) => p.family === family);
}

export async function loadParts(connection: DuckDBConnection): Promise<PartList> {
  const listed = await rowsOf(connection, "SELECT name, family, sorted FROM parts ORDER BY place");
  return Promise.all(
    listed.map(([name, family, closed]) => readPart(connection, String(name), family as Family, closed === true)),
  );
}

async function readPart(connection: DuckDBConnection, name: string, family: Family, closed: boolean): Promise<Part> {
  const columns = await rowsOf(connection, `SELECT column_name, column_type FROM (DESCRIBE ${quoted(name)})`);
  const [stats] = await rowsOf(
    connection,
    `SELECT count(*), coalesce(max(v_from), 0), count(v_to) FROM ${quoted(name)}`,
  );
  return {
    name,
    family,
    closed,
    columns: new Map(columns.map(([column, type]) => [String(column), type as StoredType])),
    rows: Number(stats?.[0] ?? 0),
    newest: Number(stats?.[1] ?? 0),
    hasDead: Number(stats?.[2] ?? 0) > 0,
  };
}

export async function createFirstParts(connection: DuckDBConnection): Promise<void> {
  for (const family of families)
    if (family !== "ct" && family !== "ect") await createPart(connection, family, fixedColumns(family));
}

/** Makes a part and enters it; its name was never used before, so a reader of an older list cannot meet another table. */
export async function createPart(
  connection: DuckDBConnection,
  family: Family,
  columns: Columns,
  from?: { select: string; closed: boolean },
): Promise<Part> {
  const [row] = await rowsOf(connection, "SELECT nextval('part_place')");
  const place = Number(row?.[0]);
  const name = `${family}_${place}`;
  const definition = from
    ? `AS ${from.select}`
    : `(${[...columns].map(([column, type]) => `${quoted(column)} ${type}`).join(", ")})`;
  await connection.run(`CREATE TABLE ${quoted(name)} ${definition}`);
  await connection.run("INSERT INTO parts VALUES (?, ?, ?, ?)", [name, family, place, from?.closed ?? false]);
  return from
    ? readPart(connection, name, family, from.closed)
    : { name, family, columns, closed: false, rows: 0, newest: 0, hasDead: false };
}

/** Takes parts out of the list. Their tables go later (`dropUnlisted`), when nobody reads them any more. */
export async function retireParts(connection: DuckDBConnection, parts: PartList): Promise<void> {
  for (const part of parts) await connection.run("DELETE FROM parts WHERE name = ?", [part.name]);
}

/** Drops tables of parts that are in no list: retired ones, and those of a merge that was killed. */
export async function dropUnlisted(connection: DuckDBConnection, inUse: ReadonlySet<string>): Promise<void> {
  const unlisted = await rowsOf(
    connection,
    `SELECT table_name FROM duckdb_tables() WHERE regexp_full_match(table_name, '(${families.join("|")})_[0-9]+')
     AND table_name NOT IN (SELECT name FROM parts)`,
  );
  for (const [name] of unlisted)
    if (!inUse.has(String(name))) await connection.run(`DROP TABLE ${quoted(String(name))}`);
}

/** All columns any part of the family has. */
export function columnsOf(parts: PartList, family: Family): Columns {
  const all = new Map(fixedColumns(family));
  for (const part of partsOf(parts, family)) for (const [name, type] of part.columns) all.set(name, type);
  return all;
}

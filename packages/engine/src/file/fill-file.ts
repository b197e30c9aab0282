import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Columns } from "../duck/column-batch.ts";
import { inTransaction, quoted, rowsOf } from "../duck/statements.ts";
import { readPosition, writePosition } from "../ingest/position.ts";
import { type Family, fieldType, fixedColumns } from "../projections/families.ts";
import { createPart } from "../projections/parts.ts";
import { layOut, pathOf } from "./open-file.ts";

type PlainTable = "strings" | "event_names" | "identifiers" | "event_keys" | "profiles";
type ClosedFamily = Exclude<Family, "delta">;

/**
 * What a new file holds, as queries over whatever DuckDB can read. Each gives columns of its table by name, without
 * `v_from` and `v_to`; columns that it leaves out are missing. A family's rows come in the order of its closed parts.
 */
export interface Filling {
  readonly tables: Readonly<Partial<Record<PlainTable, string>>>;
  readonly families: Readonly<Partial<Record<ClosedFamily, string>>>;
  /** How far each stream of the stores is in the file. */
  readonly watermarks: ReadonlyMap<string, number>;
}

interface FillSettings {
  readonly directory: string;
  readonly zone: string;
  /** DuckDB notation, e.g. `4GB`. */
  readonly memory: string;
  readonly now: number;
}

const generation = 1;

/**
 * Makes the first file of a workspace from queries: for benches, since syncing so many rows would take the time that they
 * have. The engine opens it as one that it synced itself. The folder must not hold a file yet.
 */
export async function fillFile({ directory, zone, memory, now }: FillSettings, filling: Filling): Promise<void> {
  await mkdir(directory, { recursive: true });
  const instance = await DuckDBInstance.create(pathOf(directory, generation), {
    memory_limit: memory,
    temp_directory: join(directory, "spill"),
  });
  const connection = await instance.connect();
  try {
    await layOut(connection, zone, generation, now);
    await inTransaction(connection, () => fill(connection, filling, now));
    await connection.run("CHECKPOINT");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function fill(connection: DuckDBConnection, { tables, families, watermarks }: Filling, now: number) {
  const empty = await readPosition(connection);
  const version = empty.cut.version + 1;
  for (const [table, rows] of Object.entries(tables)) {
    const living = table === "identifiers" ? `, ${version} AS v_from` : "";
    await connection.run(`INSERT INTO ${table} BY NAME SELECT *${living} FROM (${rows})`);
  }
  for (const [family, rows] of Object.entries(families) as [ClosedFamily, string][]) {
    const part = await createPart(connection, family, await columnsOfRows(connection, family, rows));
    await connection.run(`INSERT INTO ${quoted(part.name)} BY NAME SELECT *, ${version} AS v_from FROM (${rows})`);
    await connection.run("UPDATE parts SET sorted = true WHERE name = ?", [part.name]);
  }
  await writePosition(connection, empty.after({ asOf: now, watermarks }, version, empty.cut.identityVersion));
}

/** The fixed columns of the family, and those of fields that the rows have. */
async function columnsOfRows(connection: DuckDBConnection, family: Family, rows: string): Promise<Columns> {
  const described = await rowsOf(connection, `SELECT column_name FROM (DESCRIBE ${rows})`);
  const columns = new Map(fixedColumns(family));
  for (const [name] of described) {
    const type = fieldType(String(name));
    if (type) columns.set(String(name), type);
  }
  return columns;
}

import { setImmediate as turn } from "node:timers/promises";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { reach } from "@throughline/sources";

export type Cell = string | number | boolean | null;

const stopped = new WeakSet<object>();

/** From here on no query of `rowsOf` begins on the connection: interrupts reach only one that runs. */
export function stopQueries(connection: object): void {
  stopped.add(connection);
}

/** Throws once the connection's queries were stopped: asked by work between queries, which no interrupt reaches. */
export function heedStop(connection: object): void {
  if (stopped.has(connection)) throw new Error("The connection's queries were stopped.");
}

export function allowQueries(connection: object): void {
  stopped.delete(connection);
}

/**
 * Rows as plain values: BIGINT as number (all our integers are below 2^53), decimals as text. Gives way to other work
 * between chunks, so that many rows delay nobody.
 */
export async function rowsOf(connection: DuckDBConnection, sql: string, params: DuckDBValue[] = []): Promise<Cell[][]> {
  heedStop(connection);
  const result = await connection.run(sql, params);
  const rows: Cell[][] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const row of chunk.getRows()) rows.push(row.map(plain));
    if (rows.length > chunk.rowCount) await turn();
  }
  return rows;
}

function plain(value: DuckDBValue): Cell {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return String(value);
}

/** Runs `work` in one transaction; any failure rolls all of it back. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run("BEGIN");
  try {
    const result = await work();
    reach("engine.transaction");
    await connection.run("COMMIT");
    return result;
  } catch (cause) {
    await connection.run("ROLLBACK").catch(() => undefined);
    throw cause;
  }
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";

export type Cell = string | number | boolean | null;

/** Rows as plain values: BIGINT as number (all our integers are below 2^53), decimals as text. */
export async function rowsOf(connection: DuckDBConnection, sql: string, params: DuckDBValue[] = []): Promise<Cell[][]> {
  const reader = await connection.runAndReadAll(sql, params);
  return reader.getRows().map((row) => row.map(plain));
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

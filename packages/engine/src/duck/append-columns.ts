import { setImmediate as turn } from "node:timers/promises";
import {
  BIGINT,
  BOOLEAN,
  DECIMAL,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBListValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { Column, ColumnBatch, StoredType } from "./column-batch.ts";

const duckTypes: Record<StoredType, DuckDBType> = {
  INTEGER,
  BIGINT,
  DOUBLE,
  "DECIMAL(18,4)": DECIMAL(18, 4),
  BOOLEAN,
  VARCHAR,
  "INTEGER[]": LIST(INTEGER),
};

const chunkRows = 2048;
/** Flushing holds the event loop: many small ones instead of one long one. */
const flushEvery = 4;

/** Appends a batch to a table with exactly the batch's columns in their order; gives way to other work between chunks. */
export async function appendColumns(connection: DuckDBConnection, table: string, batch: ColumnBatch): Promise<void> {
  if (batch.rows === 0) return;
  const appender = await connection.createAppender(table);
  const columns = [...batch.columns.values()];
  const types = columns.map((column) => duckTypes[column.type]);
  for (let from = 0; from < batch.rows; from += chunkRows) {
    const rows = Math.min(chunkRows, batch.rows - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    columns.forEach((column, index) => {
      chunk.setColumnValues(index, cells(column, from, rows));
    });
    appender.appendDataChunk(chunk);
    if ((from / chunkRows) % flushEvery === flushEvery - 1) appender.flushSync();
    await turn();
  }
  appender.flushSync();
  appender.closeSync();
}

function cells(column: Column, from: number, rows: number): DuckDBValue[] {
  const out: DuckDBValue[] = new Array(rows);
  for (let i = 0; i < rows; i++) out[i] = cell(column, from + i);
  return out;
}

function cell(column: Column, row: number): DuckDBValue {
  const value = column.get(row);
  if (value === null) return null;
  if (column.type === "BIGINT") return BigInt(value as number);
  if (column.type === "DECIMAL(18,4)") return new DuckDBDecimalValue(BigInt(value as number | bigint), 18, 4);
  if (typeof value === "object") return new DuckDBListValue([...value]);
  return value;
}

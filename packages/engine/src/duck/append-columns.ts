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

/** How a value lies in a table. A decimal is handed over as its 10,000-fold bigint, a list as dictionary ids. */
export type StoredType = "INTEGER" | "BIGINT" | "DOUBLE" | "DECIMAL(18,4)" | "BOOLEAN" | "VARCHAR" | "INTEGER[]";
export type StoredValue = string | number | bigint | boolean | readonly number[] | null;
/** Column name to type, in table order. */
export type Columns = ReadonlyMap<string, StoredType>;

const duckTypes: Record<StoredType, DuckDBType> = {
  INTEGER,
  BIGINT,
  DOUBLE,
  "DECIMAL(18,4)": DECIMAL(18, 4),
  BOOLEAN,
  VARCHAR,
  "INTEGER[]": LIST(INTEGER),
};

/** Rows gathered column by column; a column that starts late is missing before. */
export class ColumnBatch {
  rows = 0;
  readonly types = new Map<string, StoredType>();
  readonly #values = new Map<string, StoredValue[]>();

  constructor(columns: Columns) {
    for (const [name, type] of columns) this.#open(name, type);
  }

  /** Starts a row; `set` fills it. */
  next(): void {
    this.rows++;
  }

  set(name: string, type: StoredType, value: StoredValue): void {
    const values = this.#values.get(name) ?? this.#open(name, type);
    while (values.length < this.rows - 1) values.push(null);
    values.push(value);
  }

  column(name: string): readonly (StoredValue | undefined)[] {
    return this.#values.get(name) ?? [];
  }

  #open(name: string, type: StoredType): StoredValue[] {
    const values: StoredValue[] = [];
    this.types.set(name, type);
    this.#values.set(name, values);
    return values;
  }
}

const chunkRows = 2048;

/** Appends a batch to a table with exactly the batch's columns in their order; gives way to other work between chunks. */
export async function appendColumns(connection: DuckDBConnection, table: string, batch: ColumnBatch): Promise<void> {
  const appender = await connection.createAppender(table);
  const names = [...batch.types];
  const types = names.map(([, type]) => duckTypes[type]);
  for (let from = 0; from < batch.rows; from += chunkRows) {
    const rows = Math.min(chunkRows, batch.rows - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    names.forEach(([name, type], index) => {
      chunk.setColumnValues(index, slice(batch.column(name), type, from, rows));
    });
    appender.appendDataChunk(chunk);
    await turn();
  }
  appender.flushSync();
  appender.closeSync();
}

function slice(
  values: readonly (StoredValue | undefined)[],
  type: StoredType,
  from: number,
  rows: number,
): DuckDBValue[] {
  const out: DuckDBValue[] = new Array(rows);
  for (let i = 0; i < rows; i++) out[i] = cell(values[from + i] ?? null, type);
  return out;
}

function cell(value: StoredValue, type: StoredType): DuckDBValue {
  if (value === null) return null;
  if (type === "BIGINT") return BigInt(value as number);
  if (type === "DECIMAL(18,4)") return new DuckDBDecimalValue(value as bigint, 18, 4);
  if (typeof value === "object") return new DuckDBListValue([...value]);
  return value;
}

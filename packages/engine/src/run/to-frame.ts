import { setImmediate as turn } from "node:timers/promises";
import type { DuckDBMaterializedResult, DuckDBValue } from "@duckdb/node-api";
import type { ColumnType, Frame, FrameColumn } from "@throughline/query";

type Value = string | number | boolean | null;

/** A result in columns. Numbers are a Float64Array when none is missing; decimals are exact text. */
export async function toFrame(
  result: DuckDBMaterializedResult,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
): Promise<Frame> {
  const values: Value[][] = columns.map(() => []);
  for (const chunk of await result.fetchAllChunks()) {
    values.forEach((into, index) => {
      chunk.visitColumnValues(index, (value) => into.push(toValue(value)));
    });
    await turn();
  }
  return {
    rows: values[0]?.length ?? 0,
    columns: columns.map(({ name, type }, index) => toColumn(name, type, values[index] ?? [])),
  };
}

function toColumn(name: string, type: ColumnType, values: Value[]): FrameColumn {
  const numeric = type === "integer" || type === "number" || type === "instant";
  if (!numeric || values.includes(null)) return { name, type, values };
  return { name, type, values: Float64Array.from(values as number[]) };
}

function toValue(value: DuckDBValue): Value {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "string")
    return value;
  return String(value);
}

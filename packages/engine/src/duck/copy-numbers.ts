import type { DuckDBDataChunk } from "@duckdb/node-api";

/**
 * Copies a column of numbers, none of them missing, behind what was copied before. The library's vectors of `INTEGER` and
 * `DOUBLE` lie over a typed array that its types do not name: copied as a whole it takes a seventh of the time.
 */
export function copyNumbers(chunk: DuckDBDataChunk, column: number, into: Int32Array | Float64Array, at: number): void {
  const vector = chunk.getColumnVector(column);
  const items: unknown = Reflect.get(vector, "items");
  if (items instanceof Int32Array || items instanceof Float64Array) into.set(items.subarray(0, chunk.rowCount), at);
  else for (let i = 0; i < chunk.rowCount; i++) into[at + i] = Number(vector.getItem(i));
}

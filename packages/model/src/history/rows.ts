import type { Frame } from "@throughline/query";

export type Cell = string | number | boolean | null;
/** A row of an answer, which stays in its columns. */
export interface Row {
  get(column: string): Cell | undefined;
}

/** An answer as rows; a missing number is null. */
export function rowsOf(frame: Frame): readonly Row[] {
  const columns = new Map(frame.columns.map(({ name, values }) => [name, values]));
  return Array.from({ length: frame.rows }, (_, i) => ({ get: (name) => cellOf(columns.get(name)?.[i]) }));
}

function cellOf(value: Cell | undefined): Cell {
  return value === undefined || (typeof value === "number" && Number.isNaN(value)) ? null : value;
}

export function numberIn(row: Row, column: string): number | undefined {
  const value = row.get(column) ?? null;
  return value === null ? undefined : Number(value);
}

export const textIn = (row: Row, column: string): string => String(row.get(column) ?? "");

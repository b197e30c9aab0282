import type { Frame } from "@throughline/query";

export type Cell = string | number | boolean | null;
export type Row = ReadonlyMap<string, Cell>;

/** An answer as rows; a missing number is null. */
export function rowsOf(frame: Frame): readonly Row[] {
  return Array.from(
    { length: frame.rows },
    (_, i) => new Map(frame.columns.map(({ name, values }) => [name, cellOf(values[i])])),
  );
}

function cellOf(value: Cell | undefined): Cell {
  return value === undefined || (typeof value === "number" && Number.isNaN(value)) ? null : value;
}

export function numberIn(row: Row, column: string): number | undefined {
  const value = row.get(column) ?? null;
  return value === null ? undefined : Number(value);
}

export const textIn = (row: Row, column: string): string => String(row.get(column) ?? "");

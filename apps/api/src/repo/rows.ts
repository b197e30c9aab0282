import type { Frame } from "@throughline/query";

export type Cell = string | number | boolean | null;
export type Row = ReadonlyMap<string, Cell>;

/** A frame as rows. Missing numbers of a typed column are NaN there and null here. */
export function rowsOf(frame: Frame): readonly Row[] {
  return Array.from(
    { length: frame.rows },
    (_, index) => new Map(frame.columns.map((column) => [column.name, cell(column.values[index])])),
  );
}

function cell(value: Cell | undefined): Cell {
  if (value === undefined || (typeof value === "number" && Number.isNaN(value))) return null;
  return value;
}

/** The answer to counts of sets. */
export function sizesOf(frame: Frame): readonly number[] {
  return rowsOf(frame).map((row) => numberOf(row, "size"));
}

export function numberOrNull(row: Row, column: string): number | null {
  const value = row.get(column) ?? null;
  if (value === null) return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

/** Throws when the plan did not give the column a value: our bug. */
export function numberOf(row: Row, column: string): number {
  const value = numberOrNull(row, column);
  if (value === null) throw new Error(`the plan gave no number in "${column}"`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row.get(column) ?? null;
  return value === null ? null : String(value);
}

export function textOf(row: Row, column: string): string {
  const value = textOrNull(row, column);
  if (value === null) throw new Error(`the plan gave no text in "${column}"`);
  return value;
}

import type { ColumnType, Compiled, Frame } from "@throughline/query";

/** A frame of what an engine gave for a compiled plan: per column its values, as JSON has them. */
export function frameOf(
  rows: number,
  columns: Compiled["columns"],
  read: readonly (readonly unknown[] | undefined)[],
): Frame {
  return {
    rows,
    columns: columns.map(({ name, type }, i) => ({
      name,
      type,
      values: (read[i] ?? []).map((value) => frameValue(value, type)),
    })),
  };
}

export function numbersOf(frame: Frame, column: string): number[] {
  return Array.from(frame.columns.find((c) => c.name === column)?.values ?? [], Number);
}

function frameValue(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === "text" || type === "decimal") return String(value);
  // A comparison is 0 or 1 in some engines.
  return type === "boolean" ? value === true || value === 1 : Number(value);
}

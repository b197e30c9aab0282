import type { RecordValue } from "@throughline/model";
import type { OpenFile } from "./file-rows.ts";

/** CSV cells are text; an attribute's column is of one type, found in the beginning of the file. */
export type AttributeType = "text" | "number" | "boolean";

const LOOKED_AT = 1000;
/** `007`, `1e5` and `1,000` are not: they would not read back as they were written. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;
const BOOLEAN = /^(true|false)$/i;

/** For each column: a number or a boolean when every cell that is filled in the beginning of the file is one. */
export function attributeTypes({ columns, sample }: OpenFile): AttributeType[] {
  const rows = sample.slice(0, LOOKED_AT).flatMap((row) => (row.cells ? [row.cells] : []));
  return columns.map((_, at) => {
    const filled = rows.map((cells) => cells[at] ?? "").filter((cell) => cell !== "");
    if (filled.length === 0) return "text";
    if (filled.every((cell) => NUMBER.test(cell))) return "number";
    return filled.every((cell) => BOOLEAN.test(cell)) ? "boolean" : "text";
  });
}

/** A cell that does not fit its column's type stays text; an empty one is missing. */
export function attributeOf(cell: string, type: AttributeType): RecordValue {
  if (cell === "") return null;
  if (type === "number" && NUMBER.test(cell)) return Number(cell);
  if (type === "boolean" && BOOLEAN.test(cell)) return cell.toLowerCase() === "true";
  return cell;
}

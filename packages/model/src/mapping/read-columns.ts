import { complain, type Path, type Reader } from "../conditions/parse/reader.ts";
import type { ColumnChoice, NamedColumns } from "./mapping.ts";

const maxName = 128;
const maxColumns = 500;

/** A name of the other database: any text that such a name can be, looked up there before it is used. */
export function readText(reader: Reader, value: unknown, path: Path): string | undefined {
  const what = String(path.at(-1));
  if (value === undefined) return complain(reader, path, "required", `${what} is missing`);
  if (typeof value !== "string" || value === "" || value.length > maxName || value.includes("\u0000"))
    return complain(reader, path, "wrongType", `${what} must be a text of 1 to ${maxName} characters`);
  return value;
}

/** The name of a column, or of a field of a document; `$` begins operators, not fields. */
export function readColumn(reader: Reader, value: unknown, path: Path): string | undefined {
  if (value === undefined) return complain(reader, path, "required", "the column is missing");
  if (typeof value !== "string" || value === "" || value.length > maxName || value.includes("\u0000"))
    return complain(reader, path, "wrongType", `must be the name of a column, of 1 to ${maxName} characters`);
  return value;
}

/** Absent: no columns. */
export function readColumnChoice(reader: Reader, json: unknown, path: Path): ColumnChoice | undefined {
  if (json === "rest") return "rest";
  return json === undefined ? {} : readNamedColumns(reader, json, path);
}

export function readNamedColumns(reader: Reader, json: unknown, path: Path): NamedColumns | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return complain(reader, path, "wrongType", "must be an object of names and their columns");
  const entries = Object.entries(json);
  if (entries.length > maxColumns) return complain(reader, path, "tooMany", `has more than ${maxColumns} names`);
  const columns = entries.flatMap(([name, column]: [string, unknown]): [string, string][] => {
    if (name.trim() === "" || name.length > maxName || name.includes("\u0000")) {
      complain(reader, [...path, name], "wrongType", `a name has 1 to ${maxName} characters`);
      return [];
    }
    const read = readColumn(reader, column, [...path, name]);
    return read === undefined ? [] : [[name, read]];
  });
  return Object.fromEntries(columns);
}

import type { ColumnChoice, Mapping } from "@throughline/model";
import { namedColumns } from "@throughline/model";
import type { Json, JsonObject } from "../../ports/document-store.ts";

/** The value of a column, or of a nested field by its path; a column of that very name goes first. */
export function columnValue(values: JsonObject, column: string): Json {
  if (Object.hasOwn(values, column)) return values[column] ?? null;
  let value: Json = values;
  for (const part of column.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, part)) return null;
    value = (value as JsonObject)[part] ?? null;
  }
  return value;
}

/** Chosen columns under their new names, in the same order for every row; those without a value are left out. */
export function chosenValues(mapping: Mapping, choice: ColumnChoice): (values: JsonObject) => [string, Json][] {
  if (choice !== "rest") {
    const chosen = Object.entries(choice);
    return (values) => present(chosen.map(([name, column]) => [name, columnValue(values, column)]));
  }
  const used = new Set(namedColumns(mapping).map((column) => column.split(".")[0] ?? column));
  for (const column of namedColumns(mapping)) used.add(column);
  return (values) => present(Object.entries(values).filter(([column]) => !used.has(column)));
}

function present(entries: [string, Json][]): [string, Json][] {
  return entries.filter(([, value]) => value !== null);
}

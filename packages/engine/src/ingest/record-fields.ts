import type { FieldType, RecordKind, RecordValue } from "@throughline/model";
import type { StoredRecord } from "@throughline/sources";
import type { FieldWriter } from "./field-writer.ts";
import { instantOf } from "./instant-text.ts";

/** The value a business rule reads: an empty field with listed values has the first of them. */
export function effective(kind: RecordKind, record: StoredRecord, field: string): RecordValue {
  const value = record.values[field] ?? null;
  return value === null || value === "" ? (kind.fields[field]?.values?.[0] ?? null) : value;
}

/** Writes a record's declared fields and its attributes into the last row of the writer's batch. */
export function addFields(fields: FieldWriter, kind: RecordKind, record: StoredRecord): void {
  for (const name in kind.fields) {
    const value = effective(kind, record, name);
    const { type, to } = kind.fields[name] ?? {};
    if (value !== null && type && to !== "identifier") addField(fields, name, type, value);
  }
  for (const name of Object.keys(record.attributes))
    if (!Object.hasOwn(kind.fields, name)) fields.leaf(name, record.attributes[name]);
}

function addField(fields: FieldWriter, name: string, type: FieldType, value: RecordValue): void {
  if (type === "money") fields.money(name, String(value));
  else if (type === "key") fields.key(name, String(value));
  else if (type === "instant" && value !== null && typeof value !== "boolean") fields.instant(name, value);
  else if (type === "date") fields.text(name, String(value));
  else fields.leaf(name, value);
}

/** The instant of a field: milliseconds, or the start of a date in the workspace's zone. */
export function instantField(record: StoredRecord, field: string, zone: string): number | null {
  const value = record.values[field];
  if (typeof value === "number") return value;
  return typeof value === "string" ? (instantOf(value, zone) ?? null) : null;
}

export function textField(record: StoredRecord, field: string): string | null {
  const value = record.values[field];
  return value === null || value === undefined || value === "" ? null : String(value);
}

import type { FieldType, RecordKind, RecordValue } from "@throughline/model";
import type { StoredRecord } from "@throughline/sources";
import type { ColumnBatch } from "../duck/append-columns.ts";
import { instantOf } from "./instant-text.ts";
import type { TypedColumns } from "./typed-columns.ts";
import { type Typed, typedMoney, typedValue } from "./typed-value.ts";

/** The value a business rule reads: an empty field with listed values has the first of them. */
export function effective(kind: RecordKind, record: StoredRecord, field: string): RecordValue {
  const value = record.values[field] ?? null;
  return value === null || value === "" ? (kind.fields[field]?.values?.[0] ?? null) : value;
}

/** Writes a record's declared fields and its attributes as typed columns of the current row. */
export function addFields(
  batch: ColumnBatch,
  kind: RecordKind,
  record: StoredRecord,
  columns: TypedColumns,
  zone: string,
) {
  for (const [name, field] of Object.entries(kind.fields)) {
    const value = effective(kind, record, name);
    if (value !== null) columns.typed(batch, name, typedField(field.type, value, zone));
  }
  for (const [name, value] of Object.entries(record.attributes))
    if (value !== null && !(name in kind.fields)) columns.leaf(batch, name, value);
}

function typedField(type: FieldType, value: RecordValue, zone: string): Typed {
  if (type === "money") return typedMoney(String(value));
  if (type === "instant") return typeof value === "number" ? [["t", value]] : instantText(String(value), zone);
  if (type === "date") return [["s", String(value)], ...instantText(String(value), zone)];
  if (type === "key") return [["s", String(value)]];
  return typedValue(value, zone);
}

function instantText(text: string, zone: string): Typed {
  const t = instantOf(text, zone);
  return t === undefined ? [] : [["t", t]];
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

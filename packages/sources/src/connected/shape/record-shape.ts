import {
  type BusinessRecord,
  type Mapping,
  type RecordField,
  type RecordKind,
  type RecordTarget,
  type RecordValue,
  recordKind,
} from "@throughline/model";
import { attributeValue, cleanText } from "../../import/clean-text.ts";
import { withContactCustomer } from "../../import/contact.ts";
import { RowProblem } from "../../import/import-failed.ts";
import type { InstantReader } from "../../import/instant.ts";
import { keyOf } from "../../import/record-row.ts";
import { fieldValue, type ValueReader } from "../../import/record-value.ts";
import type { Json, JsonObject } from "../../ports/document-store.ts";
import type { ForeignRow } from "../foreign/foreign-database.ts";
import type { Became } from "./became.ts";
import { chosenValues, columnValue } from "./column-value.ts";

/** A row as a business record of the mapping's kind. */
export function recordShape(
  mapping: Mapping,
  target: RecordTarget,
  instants: InstantReader,
): (row: ForeignRow, now: number) => Became {
  const kind: RecordKind = recordKind(target.kind);
  const fields = Object.entries(kind.fields);
  const attributes = chosenValues(mapping, target.attributes);
  const reader: ValueReader = { instants, shiftDays: 0 };
  return ({ values: given }) => {
    const values: Record<string, RecordValue> = {};
    for (const [name, field] of fields) {
      const column = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined;
      const value = column === undefined ? null : columnValue(given, column);
      values[name] =
        column === undefined ? fieldValue(name, field, null, reader) : read(column, name, field, value, reader);
      if (field.required && values[name] === null) throw new RowProblem(`${column ?? name} is empty`);
    }
    const record = withCustomer({
      kind: kind.kind,
      key: exactKey(kind, target, values, given),
      values,
      attributes: Object.fromEntries(
        attributes(given).map(([name, value]) => [cleanText(name), attributeValue(name, value)]),
      ),
    });
    return { target: record.key, said: JSON.stringify([record.values, record.attributes]), shape: { record } };
  };
}

function withCustomer(record: BusinessRecord): BusinessRecord {
  return record.kind === "contact" ? withContactCustomer(record) : record;
}

function read(column: string, name: string, field: RecordField, value: Json, reader: ValueReader): RecordValue {
  const said = field.type === "instant" && typeof value === "number" ? isoOf(value) : value;
  try {
    return fieldValue(
      name,
      field,
      field.type === "date" && typeof said === "string" ? said.slice(0, 10) : said,
      reader,
    );
  } catch (error) {
    throw error instanceof RowProblem ? new RowProblem(error.message.replace(name, column)) : error;
  }
}

/** Seconds or milliseconds since 1970, as event times are read. */
function isoOf(value: number): Json {
  const at = Math.abs(value) < 1e11 ? value * 1000 : value;
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : value;
}

/** Two keys that differ there must differ here: a key with spaces around it would become another row's. */
function exactKey(
  kind: RecordKind,
  target: RecordTarget,
  values: Readonly<Record<string, RecordValue>>,
  given: JsonObject,
): string {
  for (const name of kind.key) {
    const column = Object.hasOwn(target.fields, name) ? target.fields[name] : undefined;
    const value = column === undefined ? null : columnValue(given, column);
    if (typeof value === "string" && value !== value.trim())
      throw new RowProblem(`${column}: a key may not begin or end with a space`);
  }
  return keyOf(kind, values);
}

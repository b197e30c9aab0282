import { createHash } from "node:crypto";
import {
  type BusinessRecord,
  type FieldType,
  foldText,
  type RecordKind,
  type RecordValue,
  recordKind,
  syncedKinds,
} from "@throughline/model";
import type { RawBuilder } from "kysely";
import type { StoredRecord } from "../ports/business-store.ts";
import { maxKeyLength, maxRowKeyLength, RefusedValue, refuseIllFormed } from "../ports/refused-value.ts";
import type { Executor, Flavour, Row, SqlValue } from "./database.ts";
import { moneyFromSql, moneyText, moneyToSql } from "./money.ts";
import { spellEnds } from "./spell-ends.ts";

/** How one field of a record kind is kept. */
export interface FieldColumn {
  readonly field: string;
  readonly type: FieldType;
  readonly column: string;
  /** The column of the folded text, for search and sorting, or undefined. */
  readonly folded: string | undefined;
}

export interface RecordTable {
  readonly kind: RecordKind;
  readonly table: string;
  readonly fields: readonly FieldColumn[];
  /** All columns in the order of `encode`. */
  readonly columns: readonly string[];
}

const tables: ReadonlyMap<string, RecordTable> = new Map(syncedKinds.map((kind) => [kind.kind, tableFor(kind)]));

export function recordTable(kind: string): RecordTable {
  return tables.get(recordKind(kind).kind) ?? tableFor(recordKind(kind));
}

/** Where the rows of a kind are read: its table, or for the ends of spells a selection of theirs. */
export function rowsOf(db: Executor, table: RecordTable): RawBuilder<unknown> {
  return spellEnds(db, table.kind.kind) ?? db.table(table.table);
}

export function columnOf(table: RecordTable, field: string): FieldColumn {
  const found = table.fields.find((f) => f.field === field);
  if (!found) throw new Error(`${table.kind.kind} has no field ${JSON.stringify(field)}`);
  return found;
}

function snakeCase(name: string): string {
  return name.replaceAll("-", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function tableFor(kind: RecordKind): RecordTable {
  const fields = Object.entries(kind.fields).map(([field, { type, values }]): FieldColumn => {
    const column = snakeCase(field);
    return { field, type, column, folded: type === "text" && !values ? `${column}_folded` : undefined };
  });
  const columns = [
    ...["row_key", "row_seq", "row_version", "row_hash", "row_updated_at", "attributes"],
    ...fields.flatMap(({ column, folded }) => (folded ? [column, folded] : [column])),
  ];
  return { kind, table: snakeCase(kind.plural), fields, columns };
}

/** What of a record decides whether it changed, in one fixed order. */
export function contentHash(table: RecordTable, record: BusinessRecord): string {
  const values = table.fields.map(({ field, type }) => canonical(type, record.values[field]));
  const attributes = Object.entries(record.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([values, attributes]))
    .digest("base64url");
}

function canonical(type: FieldType, value: RecordValue | undefined): RecordValue {
  if (value === undefined || value === null || value === "") return null;
  return type === "money" ? moneyText(value) : value;
}

/** Throws RefusedValue for what some store could not keep exactly. */
export function refuseUnstorable(table: RecordTable, record: BusinessRecord): void {
  const where = `${table.kind.kind} ${JSON.stringify(record.key.slice(0, 80))}`;
  if (record.key === "") throw new RefusedValue(`${table.kind.kind}: the key is empty`);
  if (record.key.length > maxRowKeyLength)
    throw new RefusedValue(`${where}: the key is longer than ${maxRowKeyLength}`);
  refuseIllFormed(record.key, `${where}: the key`);
  for (const { field, type } of table.fields) {
    const value = record.values[field] ?? null;
    if (type === "key" && typeof value === "string" && value.length > maxKeyLength) {
      throw new RefusedValue(`${where}: ${field} is longer than ${maxKeyLength}`);
    }
    refuseValue(value, `${where}: ${field}`);
    if (value !== null && value !== "" && !fits(type, value))
      throw new RefusedValue(`${where}: ${field} is no ${type}`);
  }
  for (const [name, value] of Object.entries(record.attributes)) {
    refuseIllFormed(name, `${where}: an attribute's name`);
    refuseValue(value, `${where}: an attribute`);
  }
}

function refuseValue(value: RecordValue, what: string): void {
  if (typeof value === "string") refuseIllFormed(value, what);
  if (typeof value === "number" && !Number.isFinite(value)) throw new RefusedValue(`${what} is not a finite number`);
}

function fits(type: FieldType, value: string | number | boolean): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (type === "number") return typeof value === "number";
  if (type === "instant") return Number.isSafeInteger(value);
  if (type === "date") return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return type === "money" || typeof value === "string";
}

export interface RowMeta {
  readonly seq: number;
  readonly version: number;
  readonly hash: string;
  readonly at: number;
}

export function encode(flavour: Flavour, table: RecordTable, record: BusinessRecord, meta: RowMeta): SqlValue[] {
  const row: SqlValue[] = [
    record.key,
    meta.seq,
    meta.version,
    meta.hash,
    meta.at,
    JSON.stringify(Object.fromEntries(Object.entries(record.attributes))),
  ];
  for (const { field, type, folded } of table.fields) {
    const value = canonical(type, record.values[field]);
    row.push(encodeValue(flavour, type, value));
    if (folded) row.push(typeof value === "string" ? foldText(value) : null);
  }
  return row;
}

export function encodeValue(flavour: Flavour, type: FieldType, value: RecordValue): SqlValue {
  if (value === null) return null;
  if (type === "money") return moneyToSql(flavour, moneyText(value));
  if (typeof value === "boolean") return value ? 1 : 0;
  return value;
}

export function decode(flavour: Flavour, table: RecordTable, row: Row): StoredRecord {
  const values: Record<string, RecordValue> = {};
  for (const { field, type, column } of table.fields) {
    const value = decodeValue(flavour, type, row[column] ?? null);
    if (value !== null) values[field] = value;
  }
  return {
    kind: table.kind.kind,
    key: String(row["row_key"]),
    values,
    attributes: parsed(row["attributes"]),
    version: Number(row["row_version"]),
    seq: Number(row["row_seq"]),
  };
}

function decodeValue(flavour: Flavour, type: FieldType, value: SqlValue): RecordValue {
  if (value === null) return null;
  switch (type) {
    case "money":
      return moneyFromSql(flavour, value);
    case "number":
    case "instant":
      return Number(value);
    case "boolean":
      return Number(value) === 1;
    case "text":
    case "key":
    case "date":
      return String(value);
  }
}

/** A JSON column: text in SQLite, already parsed by the MySQL driver. */
export function parsed<T extends object = Record<string, RecordValue>>(value: unknown): T {
  return (typeof value === "string" ? JSON.parse(value) : (value ?? {})) as T;
}

import type { BusinessRecord, RecordField, RecordKind, RecordValue } from "@throughline/model";
import type { Json, JsonObject } from "../ports/document-store.ts";
import { type AttributeType, attributeOf } from "./attribute-type.ts";
import { attributeValue } from "./clean-text.ts";
import { type ColumnMatcher, type ColumnTarget, numbersItself } from "./columns.ts";
import { RowProblem } from "./import-failed.ts";
import { fieldValue, type ValueReader } from "./record-value.ts";
import type { SourceRow } from "./source-row.ts";

/** Turns rows of one file into records of one kind. Stateful: rows without a number of their own are counted. */
export class RecordRows {
  readonly #kind: RecordKind;
  readonly #fields: readonly (readonly [string, RecordField])[];
  readonly #matcher: ColumnMatcher;
  readonly #reader: ValueReader;
  readonly #columns: readonly ColumnTarget[];
  readonly #types: readonly AttributeType[];
  readonly #counts = new Map<string, number>();

  /** `columns` and `types` are of a CSV header, in its order; both are empty for JSON lines. */
  constructor(
    kind: RecordKind,
    matcher: ColumnMatcher,
    columns: readonly ColumnTarget[],
    types: readonly AttributeType[],
    reader: ValueReader,
  ) {
    this.#types = types;
    this.#kind = kind;
    this.#fields = Object.entries(kind.fields);
    this.#matcher = matcher;
    this.#columns = columns;
    this.#reader = reader;
  }

  /** The record of a row; throws `RowProblem`. Rows must come in file order, also those already stored. */
  record(row: SourceRow): BusinessRecord {
    const given = new Map<string, Json>();
    const attributes: Record<string, RecordValue> = Object.create(null);
    if (row.json) this.#fromJson(row.json, given, attributes);
    else this.#fromCells(row.cells ?? [], given, attributes);
    const values: Record<string, RecordValue> = Object.create(null);
    for (const [name, field] of this.#fields) {
      const value = fieldValue(name, field, given.get(name) ?? null, this.#reader);
      values[name] = value;
      if (this.#reader.shiftDays !== 0 && value !== null && (field.type === "instant" || field.type === "date"))
        this.#keepOriginal(attributes, name, given.get(name) ?? null);
    }
    this.#number(values);
    for (const [name, field] of this.#fields)
      if (field.required && values[name] === null) throw new RowProblem(`${name} is empty`);
    return { kind: this.#kind.kind, key: keyOf(this.#kind, values), values, attributes };
  }

  /** Moved times keep what the file said; a row with a parent has its parent's. */
  #keepOriginal(attributes: Record<string, RecordValue>, name: string, given: Json): void {
    if (!this.#kind.parent) attributes[`original${name[0]?.toUpperCase()}${name.slice(1)}`] = String(given);
  }

  #fromCells(cells: readonly string[], given: Map<string, Json>, attributes: Record<string, RecordValue>): void {
    for (const [at, target] of this.#columns.entries()) {
      const cell = cells[at] ?? "";
      if (!target) continue;
      if ("field" in target) given.set(target.field, cell);
      else
        attributes[target.attribute] = attributeValue(target.attribute, attributeOf(cell, this.#types[at] ?? "text"));
    }
  }

  #fromJson(json: JsonObject, given: Map<string, Json>, attributes: Record<string, RecordValue>): void {
    for (const column of Object.keys(json)) {
      const value = json[column] ?? null;
      const target = this.#matcher.target(column);
      if (!target) continue;
      if ("field" in target) given.set(target.field, value);
      else attributes[target.attribute] = attributeValue(target.attribute, value);
    }
  }

  #number(values: Record<string, RecordValue>): void {
    const { parent } = this.#kind;
    if (!parent) return;
    const name = this.#kind.key.find((part) => numbersItself(this.#kind, part));
    const owner = values[parent.by];
    if (!name || typeof owner !== "string") return;
    const number = (this.#counts.get(owner) ?? 0) + 1;
    this.#counts.set(owner, number);
    values[name] ??= number;
  }
}

export function keyOf(kind: RecordKind, values: Readonly<Record<string, RecordValue>>): string {
  const parts = kind.key.map((name) => values[name] ?? "");
  const optional = kind.key.filter((name) => !kind.fields[name]?.required);
  if (optional.length > 0 && optional.every((name) => (values[name] ?? "") === ""))
    throw new RowProblem(`one of ${optional.join(", ")} is needed`);
  return parts.join("\u001f");
}

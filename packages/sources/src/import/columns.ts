import type { RecordKind } from "@throughline/model";
import { cleanText } from "./clean-text.ts";
import { ImportFailed } from "./import-failed.ts";

/** What a column of the file becomes: a field of the kind, an attribute of that name, or nothing (`null`). */
export type ColumnTarget = { readonly field: string } | { readonly attribute: string } | null;

/** From the Data screen: `field` null leaves a column out; a name that is no field makes it an attribute. */
export interface ColumnMapping {
  readonly column: string;
  readonly field: string | null;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const MAX_NAME = 128;
const MAX_COLUMNS = 500;

/** Spelling does not matter: `Order ID`, `order_id` and `orderId` are one. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}

function attributeName(name: string): string {
  const trimmed = cleanText(name).trim();
  if (FORBIDDEN.has(trimmed))
    throw new ImportFailed("file", `A column may not be named "${trimmed}". Rename it. Nothing was stored.`);
  if (trimmed.length > MAX_NAME)
    throw new ImportFailed(
      "file",
      `A column name is longer than ${MAX_NAME} characters. Rename it. Nothing was stored.`,
    );
  return trimmed;
}

/** Finds fields by name for one record kind. */
export class ColumnMatcher {
  readonly #kind: RecordKind;
  readonly #fields: ReadonlyMap<string, string>;
  readonly #mapping: ReadonlyMap<string, string | null>;

  constructor(kind: RecordKind, mapping: readonly ColumnMapping[] = []) {
    this.#kind = kind;
    this.#fields = new Map(Object.keys(kind.fields).map((name) => [folded(name), name]));
    this.#mapping = new Map(mapping.map(({ column, field }) => [column, field]));
  }

  target(column: string): ColumnTarget {
    const mapped = this.#mapping.get(column);
    if (mapped === null || (mapped === undefined && column.trim() === "")) return null;
    const field = this.#fields.get(folded(mapped ?? column));
    return field ? { field } : { attribute: attributeName(mapped ?? column) };
  }

  /** What each column of a CSV header becomes. Refuses a header that can never be right. */
  targets(columns: readonly string[]): ColumnTarget[] {
    if (columns.length > MAX_COLUMNS)
      throw new ImportFailed("file", `The file has more than ${MAX_COLUMNS} columns. Nothing was stored.`);
    const targets = columns.map((column) => this.target(column));
    const names = targets.flatMap((target) => targetName(target) ?? []);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice) throw new ImportFailed("file", `Two columns are both "${twice}". Rename one. Nothing was stored.`);
    return targets;
  }

  /** Needed fields that no column brings. */
  missing(targets: readonly ColumnTarget[]): string[] {
    const names = targets.map(targetName);
    const missing = requiredFields(this.#kind).filter((name) => !names.includes(name));
    const choices = this.#kind.key.filter((name) => !this.#kind.fields[name]?.required);
    const chosen = choices.length === 0 || choices.some((name) => names.includes(name));
    return chosen ? missing : [...missing, choices.join(" or ")];
  }

  /** Refuses a header without the needed columns, before anything is written. */
  refuseMissing(targets: readonly ColumnTarget[], columns: readonly string[]): void {
    const missing = this.missing(targets);
    if (missing.length === 0) return;
    throw new ImportFailed(
      "file",
      `The file has no column for ${missing.join(", ")}, which ${this.#kind.plural} need. ` +
        `Its columns are: ${columns.slice(0, 30).join(", ")}. Rename or map the columns. Nothing was stored.`,
    );
  }
}

/** The field or attribute of a target; null for a column that is left out. */
export function targetName(target: ColumnTarget): string | null {
  if (!target) return null;
  return "field" in target ? target.field : target.attribute;
}

/** Fields that a file must bring. A line number may be absent: then it is the line's place within its order. */
export function requiredFields(kind: RecordKind): string[] {
  return Object.entries(kind.fields)
    .filter(([name, field]) => field.required && !numbersItself(kind, name))
    .map(([name]) => name);
}

/** A required number that is part of the key of a row with a parent is counted within the parent when it is absent. */
export function numbersItself(kind: RecordKind, name: string): boolean {
  return kind.parent !== undefined && kind.fields[name]?.type === "number" && kind.key.includes(name);
}

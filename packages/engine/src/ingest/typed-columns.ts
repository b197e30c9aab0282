import type { ColumnBatch } from "../duck/append-columns.ts";
import { letterTypes } from "../projections/families.ts";
import { fieldColumn } from "../relations.ts";
import type { Dictionary } from "./dictionary.ts";
import { type Typed, typedValue } from "./typed-value.ts";

/** More fields than this are not promoted to columns; they stay readable in the store. Bounds what hostile rows can do. */
const maxColumns = 1000;

/** Writes typed values into the columns of the current row, one column per (field, letter). */
export class TypedColumns {
  readonly #dictionary: Dictionary;
  readonly #zone: string;
  /** Fields left out because there are too many; shown in the status. */
  readonly refused = new Set<string>();
  readonly #known: Set<string>;

  constructor(dictionary: Dictionary, zone: string, known: Iterable<string>) {
    this.#dictionary = dictionary;
    this.#zone = zone;
    this.#known = new Set(known);
  }

  /** A leaf of a JSON document: a scalar, or a list of scalars. */
  leaf(batch: ColumnBatch, name: string, leaf: unknown): void {
    if (Array.isArray(leaf)) this.typed(batch, name, [["l", leaf.map(String)]]);
    else this.typed(batch, name, typedValue(leaf, this.#zone));
  }

  typed(batch: ColumnBatch, name: string, values: Typed): void {
    for (const [letter, value] of values) {
      const column = fieldColumn(name, letter);
      if (!this.#accepts(column)) continue;
      if (letter === "s") batch.set(column, "INTEGER", this.#dictionary.string(String(value)));
      else if (typeof value === "object")
        batch.set(column, "INTEGER[]", [...new Set(value.map((text) => this.#dictionary.string(text)))]);
      else batch.set(column, letterTypes[letter], value);
    }
  }

  #accepts(column: string): boolean {
    if (this.#known.has(column)) return true;
    if (this.#known.size >= maxColumns) {
      if (this.refused.size < 100) this.refused.add(column.slice(2));
      return false;
    }
    this.#known.add(column);
    return true;
  }
}

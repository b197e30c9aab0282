import type { Column, ColumnBatch } from "../duck/column-batch.ts";
import { letterTypes } from "../projections/families.ts";
import { type FieldLetter, fieldColumn } from "../relations.ts";
import type { Dictionary } from "./dictionary.ts";
import { instantOf } from "./instant-text.ts";
import { parseDecimal, tenThousandfold } from "./typed-value.ts";

/** More columns than this are not made; what is left out stays readable in the store. Bounds what hostile rows can do. */
const maxColumns = { own: 1000, stated: 300 } as const;

/**
 * The columns of one relation that exist already, and the fields left out: there would be too many, the name differs from
 * a known one only in case, which names of columns do not tell apart, or it is none that a column can have. Traits that identify messages state have a
 * limit of their own, so that they do not take the place of properties.
 */
export class FieldLimits {
  readonly refused = new Set<string>();
  readonly #known: Set<string>;
  readonly #folded: Set<string>;
  readonly #sizes = { stated: 0, own: 0 };

  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
    this.#folded = new Set([...this.#known].map((column) => column.toLowerCase()));
    for (const column of this.#known) this.#sizes[sortOf(column)]++;
  }

  accepts(column: string): boolean {
    if (this.#known.has(column)) return true;
    const sort = sortOf(column);
    const full = this.#sizes[sort] >= maxColumns[sort];
    if (full || this.#folded.has(column.toLowerCase()) || column.includes("\0") || !column.isWellFormed()) {
      if (this.refused.size < 100) this.refused.add(column.slice(2));
      return false;
    }
    this.#known.add(column);
    this.#folded.add(column.toLowerCase());
    this.#sizes[sort]++;
    return true;
  }
}

const sortOf = (column: string) => (column.startsWith("traits.", 2) ? "stated" : "own");

type Letters = Partial<Record<FieldLetter, Column | null>>;

/**
 * Writes values of fields into the last row of a batch, one column per (field, letter), under each letter that the value
 * can be read as (`relations.ts`).
 */
export class FieldWriter {
  readonly #batch: ColumnBatch;
  readonly #limits: FieldLimits;
  readonly #dictionary: Dictionary;
  readonly #zone: string;
  readonly #fields = new Map<string, Letters>();

  constructor(batch: ColumnBatch, limits: FieldLimits, dictionary: Dictionary, zone: string) {
    this.#batch = batch;
    this.#limits = limits;
    this.#dictionary = dictionary;
    this.#zone = zone;
  }

  /** A leaf of a JSON document: a scalar, or a list of scalars. */
  leaf(name: string, leaf: unknown): void {
    if (typeof leaf === "string") this.text(name, leaf);
    else if (typeof leaf === "number") this.number(name, leaf);
    else if (typeof leaf === "boolean") this.#put(name, "b", leaf);
    else if (Array.isArray(leaf))
      this.#put(name, "l", [...new Set(leaf.map((item) => this.#dictionary.string(String(item))))]);
  }

  /** Text, which is also an instant where it reads as one. */
  text(name: string, text: string): void {
    this.key(name, text);
    this.instant(name, text);
  }

  key(name: string, text: string): void {
    this.#put(name, "s", this.#dictionary.string(text));
  }

  instant(name: string, value: string | number): void {
    const t = typeof value === "number" ? value : instantOf(value, this.#zone);
    if (t !== undefined) this.#put(name, "t", t);
  }

  number(name: string, value: number): void {
    if (!Number.isFinite(value)) return;
    this.#put(name, "n", value);
    const exact = tenThousandfold(value);
    if (exact !== undefined) this.#put(name, "d", exact);
  }

  /** Decimal text; always exact, and as a number beside it. */
  money(name: string, text: string): void {
    const exact = parseDecimal(text);
    if (exact === undefined) return;
    this.#put(name, "d", exact);
    this.#put(name, "n", Number(text));
  }

  #put(name: string, letter: FieldLetter, value: number | bigint | boolean | readonly number[]): void {
    let letters = this.#fields.get(name);
    if (!letters) {
      letters = {};
      this.#fields.set(name, letters);
    }
    let column = letters[letter];
    if (column === undefined) {
      const columnName = fieldColumn(name, letter);
      column = this.#limits.accepts(columnName) ? this.#batch.column(columnName, letterTypes[letter]) : null;
      letters[letter] = column;
    }
    column?.set(this.#batch.last, value);
  }
}

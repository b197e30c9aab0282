/** How a value lies in a table. A decimal is handed over as its 10,000-fold, a list as dictionary ids. */
export type StoredType = "INTEGER" | "BIGINT" | "DOUBLE" | "DECIMAL(18,4)" | "BOOLEAN" | "VARCHAR" | "INTEGER[]";
export type StoredValue = string | number | bigint | boolean | readonly number[] | null;
/** Column name to type, in table order. */
export type Columns = ReadonlyMap<string, StoredType>;

const numeric: ReadonlySet<StoredType> = new Set(["INTEGER", "BIGINT", "DOUBLE", "DECIMAL(18,4)"]);

/**
 * The values of one column of a batch. Numbers lie unboxed, with NaN for a missing one (none of our numbers is NaN);
 * a decimal too large for a double's 53 bits is kept aside as a bigint.
 */
export class Column {
  readonly type: StoredType;
  #numbers = new Float64Array(0);
  readonly #others: StoredValue[] = [];
  readonly #large = new Map<number, bigint>();
  readonly #numeric: boolean;

  constructor(type: StoredType) {
    this.type = type;
    this.#numeric = numeric.has(type);
  }

  set(row: number, value: StoredValue): void {
    if (!this.#numeric) {
      while (this.#others.length < row) this.#others.push(null);
      this.#others[row] = value;
    } else if (value !== null) {
      if (row >= this.#numbers.length) this.#grow(row + 1);
      if (typeof value === "bigint") this.#large.set(row, value);
      this.#numbers[row] = Number(value);
    }
  }

  get(row: number): StoredValue {
    if (!this.#numeric) return this.#others[row] ?? null;
    const value = this.#numbers[row];
    if (value === undefined || Number.isNaN(value)) return null;
    return this.#large.size > 0 ? (this.#large.get(row) ?? value) : value;
  }

  #grow(rows: number): void {
    const larger = new Float64Array(Math.max(1024, rows * 2)).fill(Number.NaN);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/** Rows gathered column by column; a column that starts late is missing before. */
export class ColumnBatch {
  rows = 0;
  readonly columns = new Map<string, Column>();

  constructor(columns: Columns) {
    for (const [name, type] of columns) this.column(name, type);
  }

  get types(): Columns {
    return new Map([...this.columns].map(([name, column]) => [name, column.type]));
  }

  /** Starts a row; `set` and the columns' own `set` at `last` fill it. */
  next(): void {
    this.rows++;
  }

  get last(): number {
    return this.rows - 1;
  }

  set(name: string, type: StoredType, value: StoredValue): void {
    this.column(name, type).set(this.rows - 1, value);
  }

  column(name: string, type: StoredType): Column {
    let column = this.columns.get(name);
    if (!column) {
      column = new Column(type);
      this.columns.set(name, column);
    }
    return column;
  }
}

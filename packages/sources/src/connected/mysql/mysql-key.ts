import type { MysqlColumn } from "./mysql-catalog.ts";
import type { ReadRow, ReadValue } from "./mysql-reader.ts";
import type { ColumnSort } from "./mysql-value.ts";

/** A row's key as text: the value itself, or of several columns a JSON list of them. */
export function keyText(row: ReadRow, columns: readonly MysqlColumn[]): string {
  const parts = columns.map(({ name }) => {
    const value = row[name];
    return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
  });
  return parts.length === 1 ? (parts[0] ?? "") : JSON.stringify(parts);
}

/** The values of a key, each as its column compares it. */
export function keyValues(key: string, columns: readonly MysqlColumn[]): ReadValue[] {
  const parts: readonly string[] = columns.length === 1 ? [key] : JSON.parse(key);
  return columns.map(({ sort }, at) => boundValue(parts[at] ?? "", sort));
}

/** Integers are bound as integers: text would be compared as floating point. */
function boundValue(text: string, sort: ColumnSort): ReadValue {
  if (sort === "integer") return BigInt(text);
  return sort === "binary" ? Buffer.from(text, "hex") : text;
}

export interface Clause {
  readonly sql: string;
  readonly values: readonly ReadValue[];
}

/** Rows after `key` in the order of the columns; the first column alone bounds the range, so that an index serves it. */
export function afterKey(names: readonly string[], values: readonly ReadValue[]): Clause {
  const [first] = names;
  if (names.length === 1) return { sql: `${first} > ?`, values };
  const steps = names.map((name, at) => {
    const equal = names.slice(0, at).map((before) => `${before} = ?`);
    return { sql: [...equal, `${name} > ?`].join(" and "), values: values.slice(0, at + 1) };
  });
  return {
    sql: `${first} >= ? and (${steps.map(({ sql }) => `(${sql})`).join(" or ")})`,
    values: [...values.slice(0, 1), ...steps.flatMap((step) => step.values)],
  };
}

/** A name of the catalog in backticks. */
export function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

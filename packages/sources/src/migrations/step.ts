import type { Flavour } from "../relational/database.ts";
import { quote } from "../relational/database.ts";

/** What a column holds; a trailing `!` means that it is never empty. */
export type ColumnKind =
  | "rowKey"
  | "key"
  | "unit"
  | "text"
  | "number"
  | "money"
  | "boolean"
  | "instant"
  | "date"
  | "integer"
  | "json";
type ColumnSpec = ColumnKind | `${ColumnKind}!`;

/**
 * One change of the schema. Steps are data, frozen once released: a later need is a new migration. Each step is checked
 * for before it is done, because MySQL commits every change of the schema by itself and a crash may leave half of them.
 */
export type Step =
  | {
      readonly createTable: string;
      readonly columns: Readonly<Record<string, ColumnSpec>>;
      readonly key: readonly string[];
    }
  | {
      readonly createIndex: string;
      readonly on: string;
      readonly columns: readonly string[];
      readonly unique?: boolean;
    }
  | { readonly addColumn: string; readonly to: string; readonly as: ColumnKind }
  | { readonly seed: string; readonly row: Readonly<Record<string, string | number>> };

export interface Migration {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Money is an integer of ten-thousandths in SQLite, whose own decimals are floating point. */
const types: Readonly<Record<ColumnKind, readonly [sqlite: string, mysql: string]>> = {
  rowKey: ["TEXT", "VARCHAR(767)"],
  key: ["TEXT", "VARCHAR(255)"],
  /** An identifier: its type and an id of 255 characters; narrow enough for an index beside numbers. */
  unit: ["TEXT", "VARCHAR(300)"],
  text: ["TEXT", "MEDIUMTEXT"],
  number: ["REAL", "DOUBLE"],
  money: ["INTEGER", "DECIMAL(18,4)"],
  boolean: ["INTEGER", "TINYINT"],
  instant: ["INTEGER", "BIGINT"],
  date: ["TEXT", "VARCHAR(10)"],
  integer: ["INTEGER", "BIGINT"],
  json: ["TEXT", "JSON"],
};

/** Text is compared byte by byte, trailing spaces included. */
export const collations: Readonly<Record<Flavour, string>> = {
  sqlite: "BINARY",
  mysql: "utf8mb4_0900_bin",
  mariadb: "utf8mb4_nopad_bin",
};

export function columnType(flavour: Flavour, spec: ColumnSpec): string {
  const required = spec.endsWith("!");
  const kind = (required ? spec.slice(0, -1) : spec) as ColumnKind;
  const [sqlite, mysql] = types[kind];
  return `${flavour === "sqlite" ? sqlite : mysql}${required ? " NOT NULL" : ""}`;
}

/** The statement of a step; `table` is the quoted, qualified name of the table that it touches. */
export function statementOf(flavour: Flavour, step: Exclude<Step, { seed: string }>, table: string): string {
  const names = (columns: readonly string[]) => columns.map((c) => quote(flavour, c)).join(", ");
  if ("createTable" in step) {
    const columns = Object.entries(step.columns).map(([name, spec]) => `${names([name])} ${columnType(flavour, spec)}`);
    const tail =
      flavour === "sqlite" ? "" : ` ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collations[flavour]}`;
    return `CREATE TABLE IF NOT EXISTS ${table} (${columns.join(", ")}, PRIMARY KEY (${names(step.key)}))${tail}`;
  }
  if ("createIndex" in step) {
    const unique = step.unique ? "UNIQUE " : "";
    return `CREATE ${unique}INDEX ${quote(flavour, step.createIndex)} ON ${table} (${names(step.columns)})`;
  }
  return `ALTER TABLE ${table} ADD COLUMN ${names([step.addColumn])} ${columnType(flavour, step.as)}`;
}

/** The table that a step touches. */
export function tableOf(step: Step): string {
  if ("createTable" in step) return step.createTable;
  if ("createIndex" in step) return step.on;
  return "addColumn" in step ? step.to : step.seed;
}

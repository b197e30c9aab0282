import type { Mapping } from "@throughline/model";
import { InstantReader } from "../../import/instant.ts";
import type { Json } from "../../ports/document-store.ts";
import { maxKeyLength } from "../../ports/refused-value.ts";
import type { ChangedPage, ChangedRange, ForeignPage, ForeignRow, MappedTable } from "../foreign/foreign-database.ts";
import { type MysqlColumn, type MysqlTable, readColumns } from "./mysql-catalog.ts";
import { afterKey, type Clause, keyText, keyValues, quoted } from "./mysql-key.ts";
import type { MysqlReader, ReadRow } from "./mysql-reader.ts";
import { jsonOf } from "./mysql-value.ts";
import { earlierText, wallText } from "./wall-text.ts";

/** A mapped table whose names the catalog gave. Pages go by key, never by offset. */
export class MysqlMappedTable implements MappedTable {
  readonly #reader: MysqlReader;
  readonly #from: string;
  readonly #key: readonly MysqlColumn[];
  readonly #keyNames: readonly string[];
  readonly #columns: readonly MysqlColumn[];
  readonly #updatedAt: MysqlColumn | undefined;
  readonly #instants: InstantReader;
  readonly #timeZone: string;

  constructor(reader: MysqlReader, table: MysqlTable, mapping: Mapping) {
    const named = (name: string | undefined) => table.details.find((column) => column.name === name);
    this.#reader = reader;
    this.#from = `${quoted(table.database)}.${quoted(table.name)}`;
    this.#key = mapping.key.flatMap((name) => named(name) ?? []);
    this.#keyNames = this.#key.map(({ name }) => quoted(name));
    this.#columns = readColumns(table, mapping);
    this.#updatedAt = named(mapping.updatedAt);
    this.#instants = new InstantReader(mapping.timeZone);
    this.#timeZone = mapping.timeZone;
  }

  async count(): Promise<number> {
    const [row] = await this.#reader.rows(`select count(*) as n from ${this.#from}`);
    return Number(row?.["n"] ?? 0);
  }

  async newest(until: number): Promise<string | null> {
    if (!this.#updatedAt) return null;
    const column = quoted(this.#updatedAt.name);
    const zone = this.#updatedAt.sort === "instant" ? "UTC" : this.#timeZone;
    const sql = `select max(${column}) as newest from ${this.#from} where ${column} <= ?`;
    const [row] = await this.#reader.rows(sql, [wallText(until, zone)]);
    return textOf(row?.["newest"]);
  }

  async scan(after: string | null, limit: number): Promise<ForeignPage> {
    const beyond = after === null ? undefined : afterKey(this.#keyNames, keyValues(after, this.#key));
    const rows = await this.#select(beyond ? [beyond] : [], this.#keyNames, limit);
    const read = rows.map((row) => this.#row(row));
    const last = read.at(-1);
    const usable = read.filter(({ key }) => key.length <= maxKeyLength);
    return {
      rows: usable,
      next: last && rows.length === limit ? last.key : null,
      unusable: read.length - usable.length,
    };
  }

  async changed({ from, inclusive, to, after, limit }: ChangedRange): Promise<ChangedPage> {
    if (!this.#updatedAt) return { rows: [], last: null };
    const column = quoted(this.#updatedAt.name);
    const where: Clause[] = [{ sql: `${column} ${inclusive ? ">=" : ">"} ? and ${column} <= ?`, values: [from, to] }];
    const names = [column, ...this.#keyNames];
    if (after?.updatedAt) where.push(afterKey(names, [after.updatedAt, ...keyValues(after.key, this.#key)]));
    const rows = await this.#select(where, names, limit);
    const read = rows.map((row) => this.#row(row));
    return { rows: read.filter(({ key }) => key.length <= maxKeyLength), last: read.at(-1) ?? null };
  }

  async present(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const one = this.#key.map(() => "?").join(", ");
    const names = this.#keyNames.join(", ");
    const single = this.#key.length === 1;
    const list = keys.map(() => (single ? one : `(${one})`)).join(", ");
    const sql = `select ${names} from ${this.#from} where ${single ? names : `(${names})`} in (${list})`;
    const rows = await this.#reader.rows(
      sql,
      keys.flatMap((key) => keyValues(key, this.#key)),
    );
    // Where the table holds "A" and "a" to be the same, ours are not.
    return new Set(rows.map((row) => keyText(row, this.#key)));
  }

  earlier(updatedAt: string, seconds: number): string {
    return earlierText(updatedAt, seconds);
  }

  #select(where: readonly Clause[], order: readonly string[], limit: number): Promise<readonly ReadRow[]> {
    const columns = this.#columns.map(({ name }) => quoted(name)).join(", ");
    const conditions = where.length === 0 ? "" : ` where ${where.map(({ sql }) => `(${sql})`).join(" and ")}`;
    const sql = `select ${columns} from ${this.#from}${conditions} order by ${order.join(", ")} limit ${limit}`;
    return this.#reader.rows(
      sql,
      where.flatMap(({ values }) => values),
    );
  }

  #row(row: ReadRow): ForeignRow {
    const values = this.#columns.map(({ name, sort }): [string, Json] => [
      name,
      jsonOf(row[name], sort, this.#instants),
    ]);
    const updatedAt = this.#updatedAt ? textOf(row[this.#updatedAt.name]) : null;
    return { key: keyText(row, this.#key), updatedAt, values: Object.fromEntries(values) };
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

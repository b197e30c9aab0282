import { type Mapping, namedColumns, type Problem, wantsRest } from "@throughline/model";
import { type ForeignTable, MappingRefused } from "../foreign/foreign-database.ts";
import type { MysqlReader } from "./mysql-reader.ts";
import { type ColumnSort, sortOf } from "./mysql-value.ts";

export interface MysqlColumn {
  readonly name: string;
  readonly type: string;
  readonly sort: ColumnSort;
  readonly nullable: boolean;
}

export interface MysqlTable extends ForeignTable {
  readonly details: readonly MysqlColumn[];
}

const systemDatabases = ["information_schema", "mysql", "performance_schema", "sys"];
const mostColumns = 20_000;

/** The tables that the account may read, in one database or in all; names are the catalog's own. */
export async function readCatalog(
  reader: MysqlReader,
  database: string | null,
  table: string | null,
): Promise<MysqlTable[]> {
  const where = [
    ...(database === null
      ? [`c.table_schema not in (${systemDatabases.map(() => "?").join(", ")})`]
      : ["c.table_schema = ?"]),
    ...(table === null ? [] : ["c.table_name = ?"]),
  ].join(" and ");
  const values = [...(database === null ? systemDatabases : [database]), ...(table === null ? [] : [table])];
  const columns = await reader.rows(
    `select c.table_schema as s, c.table_name as t, c.column_name as name, c.data_type as data_type,
       c.column_type as type, c.is_nullable as nullable
     from information_schema.columns c
     join information_schema.tables b on b.table_schema = c.table_schema and b.table_name = c.table_name
     where b.table_type = 'BASE TABLE' and ${where} order by 1, 2, c.ordinal_position limit ${mostColumns}`,
    values,
  );
  const uniques = await reader.rows(
    `select c.table_schema as s, c.table_name as t, c.index_name as name, c.column_name as col, c.sub_part as part
     from information_schema.statistics c
     where c.non_unique = 0 and ${where} order by 1, 2, c.index_name <> 'PRIMARY', c.index_name, c.seq_in_index`,
    values,
  );
  const keysOf = Map.groupBy(uniques, (row) => JSON.stringify([row["s"], row["t"]]));
  return [...Map.groupBy(columns, (row) => JSON.stringify([row["s"], row["t"]]))].map(([id, rows]) => {
    const [schema, name]: [string, string] = JSON.parse(id);
    const details = rows.map((row) => ({
      name: String(row["name"]),
      type: String(row["type"]),
      sort: sortOf(String(row["data_type"])),
      nullable: row["nullable"] === "YES",
    }));
    const keys = [...Map.groupBy(keysOf.get(id) ?? [], (row) => String(row["name"])).values()];
    return { database: schema, name, columns: details, details, keys: keys.flatMap((key) => usable(key, details)) };
  });
}

/** A unique index tells rows apart when no column of it is empty or only a prefix. */
function usable(index: readonly Readonly<Record<string, unknown>>[], columns: readonly MysqlColumn[]): string[][] {
  const names = index.map((row) => String(row["col"]));
  const whole = index.every((row) => row["part"] === null);
  const filled = names.every((name) => columns.find((column) => column.name === name)?.nullable === false);
  return whole && filled ? [names] : [];
}

const keySorts: ReadonlySet<ColumnSort> = new Set(["integer", "text", "local", "instant", "date", "binary"]);

/** The mapping's table as the catalog has it. Throws `MappingRefused` with what is not there or cannot be. */
export function checkMapping(table: MysqlTable | undefined, mapping: Mapping): MysqlTable {
  if (!table) {
    const message = `There is no table "${mapping.table}" that this connection may read. Views have no unique key: map their tables.`;
    throw new MappingRefused([{ code: "unknownTable", message, path: ["table"] }]);
  }
  const problems = [
    ...unknownColumns(table, mapping),
    ...keyProblems(table, mapping),
    ...updatedAtProblems(table, mapping),
  ];
  if (problems.length > 0) throw new MappingRefused(problems);
  return table;
}

function unknownColumns(table: MysqlTable, mapping: Mapping): Problem[] {
  const names = new Set(table.details.map(({ name }) => name));
  return namedColumns(mapping).flatMap((column) => {
    const known = names.has(column) || names.has(column.split(".")[0] ?? "");
    const message = `The table "${mapping.table}" has no column "${column}".`;
    return known ? [] : [{ code: "unknownColumn", message, path: pathOf(mapping, column) }];
  });
}

function keyProblems(table: MysqlTable, { key }: Mapping): Problem[] {
  const same = (unique: readonly string[]) =>
    unique.length === key.length && key.every((name) => unique.includes(name));
  const sorts = key.map((name) => table.details.find((column) => column.name === name)?.sort);
  if (sorts.includes(undefined)) return [];
  if (!table.keys.some(same)) {
    const known = table.keys.map((columns) => columns.join(" + ")).join("; ") || "none";
    const message = `These columns do not tell the rows apart: no unique key of "${table.name}" has exactly them. Its unique keys: ${known}.`;
    return [{ code: "notUnique", message, path: ["key"] }];
  }
  if (sorts.every((sort) => sort !== undefined && keySorts.has(sort))) return [];
  const message = "A key's columns must be integers, text, dates or binary.";
  return [{ code: "wrongType", message, path: ["key"] }];
}

function updatedAtProblems(table: MysqlTable, { updatedAt }: Mapping): Problem[] {
  const sort = table.details.find(({ name }) => name === updatedAt)?.sort;
  if (updatedAt === undefined || sort === undefined || sort === "local" || sort === "instant") return [];
  const message = `"${updatedAt}" must be a DATETIME or TIMESTAMP column. Leave updatedAt empty: all rows are compared then.`;
  return [{ code: "wrongType", message, path: ["updatedAt"] }];
}

/** The columns that are read. */
export function readColumns(table: MysqlTable, mapping: Mapping): readonly MysqlColumn[] {
  if (wantsRest(mapping)) return table.details;
  const roots = namedColumns(mapping).flatMap((column) => [column, column.split(".")[0] ?? column]);
  return table.details.filter(({ name }) => roots.includes(name));
}

/** Where the mapping names a column first. */
function pathOf(mapping: Mapping, column: string): Problem["path"] {
  const at = mapping.key.indexOf(column);
  if (at !== -1) return ["key", at];
  if (mapping.updatedAt === column) return ["updatedAt"];
  const [kind, target] = Object.entries(mapping.target)[0] ?? ["events", {}];
  const found = Object.entries(target).flatMap(([field, value]): Problem["path"][] => {
    if (value === column) return [["target", kind, field]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) => (inner === column ? [["target", kind, field, name]] : []));
  });
  return found[0] ?? ["target", kind];
}

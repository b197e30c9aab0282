import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type RelationName, relations } from "@throughline/engine";
import { compile, duckdb, type Frame, type Plan, type Relations } from "@throughline/query";
import { frameOf, numbersOf } from "./frame-of.ts";
import type { World } from "./world.ts";
import { type Cell, columnsOf, columnTypeOf, rowsOf, type WorldRows } from "./world-rows.ts";

function literal(value: Cell | undefined): string {
  if (value === undefined || value === null) return "NULL";
  if (Array.isArray(value)) return `[${value.join(",")}]`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const sqlType = (relation: string, column: string): string => duckdb.types[columnTypeOf(relation, column) ?? "text"];

/** A world in tables of the engine's logical relations, in a DuckDB of its own; plans run on it. */
export class WorldTables {
  readonly #connection: DuckDBConnection;
  #columns = new Map<string, ReadonlySet<string>>();

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(): Promise<WorldTables> {
    return new WorldTables(await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect());
  }

  close(): void {
    this.#connection.closeSync();
  }

  async fill(world: World): Promise<void> {
    this.#columns = new Map();
    for (const [name, rows] of Object.entries(rowsOf(world))) await this.#create(name as RelationName, rows);
  }

  async #create(name: RelationName, rows: NonNullable<WorldRows[RelationName]>): Promise<void> {
    const columns = columnsOf(name, rows);
    this.#columns.set(name, new Set(columns));
    const types = columns.map((c) => `${quoted(c)} ${sqlType(name, c)}`);
    await this.#connection.run(`CREATE OR REPLACE TABLE "${name}" (${types.join(", ")})`);
    if (rows.length === 0) return;
    const values = rows.map((row) => `(${columns.map((c) => literal(row[c])).join(", ")})`);
    await this.#connection.run(`INSERT INTO "${name}" VALUES ${values.join(", ")}`);
  }

  /** A field that no row has reads as missing, as in the engine. */
  readonly #relations: Relations = {
    has: (relation) => Object.hasOwn(relations, relation),
    columnType: columnTypeOf,
    resolve: (relation, columns) => {
      const have = this.#columns.get(relation);
      const listed = [...columns].map((c) => {
        return have?.has(c) ? quoted(c) : `NULL::${sqlType(relation, c)} AS ${quoted(c)}`;
      });
      return { sql: `SELECT ${listed.join(", ") || "1 AS one"} FROM "${relation}"`, params: [] };
    },
  };

  async run(plan: Plan): Promise<Frame> {
    const { sql, params, columns } = compile(plan, duckdb, this.#relations);
    const reader = await this.#connection.runAndReadAll(sql, [...params]);
    return frameOf(reader.currentRowCount, columns, reader.getColumnsJson());
  }

  async numbers(plan: Plan, column: string): Promise<number[]> {
    return numbersOf(await this.run(plan), column);
  }
}

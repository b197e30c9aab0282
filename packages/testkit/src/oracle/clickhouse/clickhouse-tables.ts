import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type RelationName, relations } from "@throughline/engine";
import {
  clickhouse,
  clientSettings,
  compile,
  type Frame,
  namedParameters,
  type Plan,
  type Relations,
} from "@throughline/query";
import { frameOf, numbersOf } from "../frame-of.ts";
import type { World } from "../world.ts";
import { type Cell, columnsOf, columnTypeOf, rowsOf, type WorldRows } from "../world-rows.ts";

/** What is used of the package `chdb`, which is no dependency: `npm run dialects` installs it aside. */
interface Session {
  query(sql: string, format?: string): string;
  queryBind(sql: string, parameters: Readonly<Record<string, string | null>>, format: string): string;
  cleanup(): void;
}

interface Chdb {
  readonly Session: new () => Session;
}

const sqlType = (relation: string, column: string): string =>
  clickhouse.types[columnTypeOf(relation, column) ?? "text"];

/** The dialect's lists begin with 0; one that is missing is empty. */
const stored = (value: Cell | undefined, type: string): Cell => {
  if (type === clickhouse.types.list) return Array.isArray(value) ? [0, ...value] : [];
  return value ?? null;
};

/** A world in tables of the engine's logical relations, in a ClickHouse inside this process. */
export class ClickhouseTables {
  readonly #session: Session;
  /** The stored name of each column: a point in the name of a list would make a nested table of it. */
  #columns = new Map<string, ReadonlyMap<string, string>>();

  private constructor(session: Session) {
    this.#session = session;
  }

  /** `home` has chdb in its `node_modules`. */
  static async open(home: string): Promise<ClickhouseTables> {
    const chdb: Chdb = await import(pathToFileURL(join(home, "node_modules/chdb/index.mjs")).href);
    const session = new chdb.Session();
    // A pool of threads costs more than a few rows.
    for (const [name, value] of Object.entries({ ...clientSettings, max_threads: 1 }))
      session.query(`SET ${name} = ${value}`);
    return new ClickhouseTables(session);
  }

  close(): void {
    this.#session.cleanup();
  }

  fill(world: World): void {
    this.#columns = new Map();
    for (const [name, rows] of Object.entries(rowsOf(world))) this.#create(name as RelationName, rows);
  }

  #create(name: RelationName, rows: NonNullable<WorldRows[RelationName]>): void {
    const columns = columnsOf(name, rows);
    this.#columns.set(name, new Map(columns.map((column, i) => [column, `c${i}`])));
    const types = columns.map((column) => sqlType(name, column));
    this.#session.query(`DROP TABLE IF EXISTS "${name}"`);
    this.#session.query(
      `CREATE TABLE "${name}" (${types.map((type, i) => `c${i} ${type}`).join(", ")}) ENGINE = Memory`,
    );
    if (rows.length === 0) return;
    const values = rows.map((row) => JSON.stringify(columns.map((column, i) => stored(row[column], types[i] ?? ""))));
    this.#session.query(`INSERT INTO "${name}" FORMAT JSONCompactEachRow ${values.join("\n")}`);
  }

  /** A field that no row has reads as missing. */
  readonly #relations: Relations = {
    has: (relation) => Object.hasOwn(relations, relation),
    columnType: columnTypeOf,
    resolve: (relation, columns) => {
      const have = this.#columns.get(relation);
      const listed = [...columns].map((c) => {
        const type = sqlType(relation, c);
        const missing = type === clickhouse.types.list ? `[]::${type}` : `NULL::${type}`;
        return `${have?.get(c) ?? missing} AS "${c.replaceAll('"', '""')}"`;
      });
      return { sql: `SELECT ${listed.join(", ") || "1 AS one"} FROM "${relation}"`, params: [] };
    },
  };

  async run(plan: Plan): Promise<Frame> {
    const { sql, params, columns } = compile(plan, clickhouse, this.#relations);
    const rows = this.#session
      .queryBind(sql, namedParameters(params), "JSONCompactEachRow")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): unknown[] => JSON.parse(line));
    return frameOf(
      rows.length,
      columns,
      columns.map((_, i) => rows.map((row) => row[i])),
    );
  }

  async numbers(plan: Plan, column: string): Promise<number[]> {
    return numbersOf(await this.run(plan), column);
  }
}

import { Kysely, sql } from "kysely";
import { createPool, type Pool, type PoolConnection } from "mysql2/promise";
import { collations } from "../migrations/step.ts";
import { type Database, type Flavour, openDatabase, quote } from "./database.ts";
import { mysqlDialect } from "./mysql-dialect.ts";
import { mysqlErrors } from "./mysql-errors.ts";

const session = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY', time_zone = '+00:00', innodb_lock_wait_timeout = 5",
];

/** One pool for all databases of one MySQL or MariaDB server. Connects when first used, and again after a failure. */
export class MysqlServer {
  readonly #pool: Pool;
  readonly #kysely: Kysely<unknown>;
  /** A lock's holder needs a second connection: holders that only wait must not use up the pool. */
  #locks: Promise<void> = Promise.resolve();
  #version: Promise<{ flavour: Flavour; name: string }> | undefined;

  constructor(url: string) {
    this.#pool = createPool({
      uri: url,
      connectionLimit: 12,
      maxIdle: 4,
      connectTimeout: 2000,
      supportBigNumbers: true,
      bigNumberStrings: true,
      timezone: "Z",
      charset: "utf8mb4",
      multipleStatements: false,
      enableKeepAlive: true,
    });
    const ready = new WeakSet<object>();
    const pool = this.#pool;
    this.#kysely = new Kysely({
      dialect: mysqlDialect({
        async connect() {
          const connection = await pool.getConnection();
          if (!ready.has(connection.connection)) await prepare(connection);
          ready.add(connection.connection);
          return connection;
        },
      }),
    });
  }

  /** Asks the server once; a failed attempt is made again by the next caller. */
  version(): Promise<{ flavour: Flavour; name: string }> {
    this.#version ??= this.#askVersion().catch((error: unknown) => {
      this.#version = undefined;
      throw error;
    });
    return this.#version;
  }

  async ping(): Promise<string> {
    const text = await this.#versionText();
    return engineName(text);
  }

  /** `flavour` matters to changes of the schema only: all other statements are the same for MySQL and MariaDB. */
  database(name: string, flavour: Flavour = "mysql"): Database {
    return openDatabase(this.#kysely, flavour, name, mysqlErrors("MySQL"));
  }

  async create(name: string): Promise<void> {
    const { flavour } = await this.version();
    const collation = collations[flavour];
    await this.#any().change(
      sql.raw(`CREATE DATABASE IF NOT EXISTS ${quote(flavour, name)} CHARACTER SET utf8mb4 COLLATE ${collation}`),
    );
  }

  async drop(name: string): Promise<void> {
    await this.#any().change(sql.raw(`DROP DATABASE IF EXISTS ${quote("mysql", name)}`));
  }

  /** Holds a lock of the server by name, on a connection of its own, while `work` runs; one at a time in a process. */
  underLock(name: string, work: () => Promise<void>): Promise<void> {
    const turn = this.#locks.then(() => this.#locked(name, work));
    this.#locks = turn.catch(() => undefined);
    return turn;
  }

  async #locked(name: string, work: () => Promise<void>): Promise<void> {
    const rules = mysqlErrors("MySQL");
    try {
      await this.#kysely.connection().execute(async (connection) => {
        const { rows } = await sql<{ got: number }>`select get_lock(${name}, 60) as got`.execute(connection);
        if (Number(rows[0]?.got) !== 1) throw new Error("another process has been migrating for a minute: try again");
        try {
          await work();
        } finally {
          await sql`select release_lock(${name})`.execute(connection);
        }
      });
    } catch (error) {
      throw rules.translate(error);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #askVersion(): Promise<{ flavour: Flavour; name: string }> {
    const text = await this.#versionText();
    return { flavour: /mariadb/i.test(text) ? "mariadb" : "mysql", name: engineName(text) };
  }

  async #versionText(): Promise<string> {
    const [row] = await this.#any().rows<{ v: string }>(sql`select version() as v`);
    return String(row?.v ?? "");
  }

  #any(): Database {
    return openDatabase(this.#kysely, "mysql", undefined, mysqlErrors("MySQL"));
  }
}

async function prepare(connection: PoolConnection): Promise<void> {
  try {
    for (const statement of session) await connection.query({ sql: statement, timeout: 2000 });
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** "9.7.4" -> "MySQL 9.7"; "10.11.19-MariaDB-..." -> "MariaDB 10.11". */
export function engineName(version: string): string {
  const short = /^(\d+\.\d+)/.exec(version)?.[1] ?? "";
  return `${/mariadb/i.test(version) ? "MariaDB" : "MySQL"} ${short}`.trim();
}

import { createPool, type Pool, type PoolConnection } from "mysql2/promise";
import type { Secret } from "../connection/secret.ts";
import { SourceUnavailable } from "../foreign/foreign-database.ts";

export type ReadValue = string | number | bigint | Buffer;
export type ReadRow = Readonly<Record<string, unknown>>;

/** The server ends a statement first; the client gives the connection up when even that does not come through. */
const statementSeconds = 30;
const givenUpMs = 35_000;
const connectMs = 2000;

/**
 * Statements of one MySQL or MariaDB server that only read: the session refuses writes, whatever the account may do.
 * Escaping of values relies on the `sql_mode` that is set here.
 */
export class MysqlReader {
  readonly #pool: Pool;
  readonly #ready = new WeakSet<object>();

  constructor(url: Secret) {
    this.#pool = createPool({
      uri: url.reveal(),
      connectionLimit: 4,
      maxIdle: 2,
      idleTimeout: 30_000,
      connectTimeout: connectMs,
      dateStrings: true,
      supportBigNumbers: true,
      timezone: "Z",
      charset: "utf8mb4",
      multipleStatements: false,
      enableKeepAlive: true,
    });
  }

  /** Values are bound; names in `sql` come from the catalog, quoted. */
  async rows(sql: string, values: readonly ReadValue[] = [], timeout = givenUpMs): Promise<readonly ReadRow[]> {
    const connection = await this.#connection();
    let whole = false;
    try {
      const [rows] = await connection.query({ sql, values: [...values], timeout });
      whole = true;
      if (!Array.isArray(rows)) throw new Error("a statement that reads answers with rows");
      return rows as ReadRow[];
    } catch (error) {
      throw whole ? error : unavailable(error);
    } finally {
      // After an error nobody knows what the connection would answer next.
      if (whole) connection.release();
      else connection.destroy();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #connection(): Promise<PoolConnection> {
    const connection = await this.#pool.getConnection().catch((error: unknown) => {
      throw unavailable(error);
    });
    if (this.#ready.has(connection.connection)) return connection;
    try {
      await prepare(connection);
    } catch (error) {
      connection.destroy();
      throw unavailable(error);
    }
    this.#ready.add(connection.connection);
    return connection;
  }
}

async function prepare(connection: PoolConnection): Promise<void> {
  const ask = (sql: string) => connection.query({ sql, timeout: connectMs });
  await ask("SET SESSION TRANSACTION READ ONLY");
  await ask("SET SESSION sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00'");
  const [rows] = await ask("select version() as v");
  const mariadb = Array.isArray(rows) && /mariadb/i.test(JSON.stringify(rows));
  await ask(
    mariadb
      ? `SET SESSION max_statement_time = ${statementSeconds}`
      : `SET SESSION max_execution_time = ${statementSeconds * 1000}`,
  );
}

const sentences: ReadonlyMap<number, string> = new Map([
  [1044, "The connected database refuses this account: it may not read there. Grant it SELECT."],
  [1045, "The connected database refuses the user name or password. Correct SOURCE_<NAME>_URL and start again."],
  [1049, "The database that the connection's address names does not exist. Correct SOURCE_<NAME>_URL and start again."],
  [1142, "The connected database refuses this account: it may not read this table. Grant it SELECT."],
  [1143, "The connected database refuses this account: it may not read a column of this table. Grant it SELECT."],
  [1054, "A column of the mapping is gone from its table. Change the mapping."],
  [1146, "The table of the mapping is gone. Change the mapping."],
  [1969, "A statement took longer than 30 seconds and was ended. An index on the mapping's updatedAt may help."],
  [3024, "A statement took longer than 30 seconds and was ended. An index on the mapping's updatedAt may help."],
]);

/** The driver's message may hold addresses and user names: none of it is passed on. */
function unavailable(error: unknown): SourceUnavailable {
  const number = error instanceof Error && "errno" in error ? Number(error.errno) : 0;
  const known = sentences.get(number);
  if (known) return new SourceUnavailable(known, { cause: error });
  const what = "The connected MySQL database cannot be reached. Nothing read so far is lost; it is tried again.";
  return new SourceUnavailable(what, { cause: error });
}

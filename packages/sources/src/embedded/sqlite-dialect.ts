import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { SqliteAnswer, SqliteValue } from "./sqlite-messages.ts";
import type { SqliteThread, SqliteTransaction } from "./sqlite-thread.ts";

/** Kysely over a SQLite file in a worker thread. Selects outside a transaction use the reading connection. */
export function sqliteDialect(thread: SqliteThread): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteThreadDriver(thread),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SqliteThreadDriver implements Driver {
  readonly #thread: SqliteThread;
  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#thread);
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).begin();
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).end("commit");
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).end("rollback");
  }
  async destroy(): Promise<void> {
    await this.#thread.close();
  }
}

function asOurs(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new Error("not a connection of this driver");
}

class SqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;
  #transaction: SqliteTransaction | undefined;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async begin(): Promise<void> {
    this.#transaction = await this.#thread.begin();
  }

  async end(how: "commit" | "rollback"): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.[how]();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map(asSqliteValue);
    const answer = await this.#run(query.sql, parameters);
    return { rows: asObjects<R>(answer), numAffectedRows: BigInt(answer.changes) };
  }

  // biome-ignore lint/correctness/useYield: pages are read by key ranges, never by an open cursor.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("the embedded store does not stream");
  }

  #run(sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer> {
    if (this.#transaction) return this.#transaction.run(sql, parameters);
    return /^\s*select\b/i.test(sql) ? this.#thread.read(sql, parameters) : this.#thread.write(sql, parameters);
  }
}

function asSqliteValue(value: unknown): SqliteValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  throw new Error(`a ${typeof value} cannot be bound`);
}

function asObjects<R>({ columns, rows }: SqliteAnswer): R[] {
  return rows.map((row) => {
    const object: Record<string, SqliteValue> = {};
    columns.forEach((column, i) => {
      object[column] = row[i] ?? null;
    });
    return object as R;
  });
}

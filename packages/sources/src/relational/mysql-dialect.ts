import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type QueryResult,
} from "kysely";
import type { PoolConnection } from "mysql2/promise";
import { isBroken } from "./mysql-errors.ts";

/** How long one statement may take before its connection counts as lost. */
const statementDeadlineMs = 30_000;

/** Gives a connection whose session is set up. */
export interface MysqlConnections {
  connect(): Promise<PoolConnection>;
}

/** Kysely over a shared pool, each statement with a deadline. The pool is closed by who opened it. */
export function mysqlDialect(pool: MysqlConnections): Dialect {
  return {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new MysqlPoolDriver(pool),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  };
}

class MysqlPoolDriver implements Driver {
  readonly #pool: MysqlConnections;
  constructor(pool: MysqlConnections) {
    this.#pool = pool;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<MysqlConnection> {
    return new MysqlConnection(await this.#pool.connect());
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    asOurs(connection).release();
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).run("start transaction");
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection).run("commit");
  }
  /** A connection that cannot roll back is closed, which rolls back; the first error is the one to report. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await asOurs(connection)
      .run("rollback")
      .catch(() => asOurs(connection).destroy());
  }
  async destroy(): Promise<void> {}
}

function asOurs(connection: DatabaseConnection): MysqlConnection {
  if (connection instanceof MysqlConnection) return connection;
  throw new Error("not a connection of this driver");
}

class MysqlConnection implements DatabaseConnection {
  readonly #connection: PoolConnection;
  #destroyed = false;

  constructor(connection: PoolConnection) {
    this.#connection = connection;
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<unknown> {
    try {
      const [result] = await this.#connection.query({ sql, values: [...values], timeout: statementDeadlineMs });
      return result;
    } catch (error) {
      // After a lost reply the next statement could read the former one's answer.
      if (isBroken(error)) this.destroy();
      throw error;
    }
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.run(sql, parameters);
    if (Array.isArray(result)) return { rows: result as R[] };
    const changed = typeof result === "object" && result && "affectedRows" in result ? Number(result.affectedRows) : 0;
    return { rows: [], numAffectedRows: BigInt(changed) };
  }

  // biome-ignore lint/correctness/useYield: pages are read by key ranges, never by an open cursor.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("the relational store does not stream");
  }

  release(): void {
    if (!this.#destroyed) this.#connection.release();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#connection.destroy();
  }
}

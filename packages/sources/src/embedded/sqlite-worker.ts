import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { SqliteAnswer, SqliteRequest, SqliteValue } from "./sqlite-messages.ts";

/**
 * The thread that owns one SQLite file. It holds two connections, so that reads see the last commit while a transaction
 * that spans several messages is open on the other one.
 */
class OpenFile {
  readonly #connections: Record<"read" | "write", DatabaseSync>;
  readonly #statements = { read: new Map<string, StatementSync>(), write: new Map<string, StatementSync>() };

  constructor(path: string) {
    const write = new DatabaseSync(path, { timeout: 200, enableForeignKeyConstraints: false });
    try {
      write.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;",
      );
      write.exec("PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;");
      this.#connections = { write, read: new DatabaseSync(path, { timeout: 2000, readOnly: true }) };
    } catch (error) {
      write.close();
      throw error;
    }
  }

  get busy(): boolean {
    return this.#connections.write.isTransaction;
  }

  run({ connection, sql, parameters }: SqliteRequest): Omit<SqliteAnswer, "id"> {
    const statement = this.#prepared(connection, sql);
    const columns = statement.columns().map((column) => column.name);
    if (columns.length === 0) {
      return { columns, rows: [], changes: Number(statement.run(...asInput(parameters)).changes) };
    }
    // With setReturnArrays(true) a row is an array, which the types of node:sqlite do not know.
    const rows: unknown[] = statement.all(...asInput(parameters));
    return { columns, rows: rows.map((row) => (Array.isArray(row) ? row.map(asPlain) : [])), changes: 0 };
  }

  close(): void {
    for (const statements of Object.values(this.#statements)) statements.clear();
    this.#connections.read.close();
    this.#connections.write.close();
  }

  #prepared(connection: "read" | "write", sql: string): StatementSync {
    const cache = this.#statements[connection];
    const known = cache.get(sql);
    if (known) return known;
    const statement = this.#connections[connection].prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    if (cache.size >= 100) cache.delete(cache.keys().next().value ?? "");
    cache.set(sql, statement);
    return statement;
  }
}

function asInput(parameters: readonly SqliteValue[]): SQLInputValue[] {
  return [...parameters];
}

/** Integers stay numbers as long as they are exact. */
function asPlain(value: unknown): SqliteValue {
  if (typeof value === "bigint") {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** After one of these the connection may never work again; a new one does as soon as the cause is gone. */
const reopenAfter: ReadonlySet<number> = new Set([8, 10, 11, 13, 14, 26]);

const path: string = workerData;
let file: OpenFile | undefined;
let reopen = false;

function answer(request: SqliteRequest): SqliteAnswer {
  try {
    if (reopen && file && !file.busy) {
      file.close();
      file = undefined;
      reopen = false;
    }
    file ??= new OpenFile(path);
    return { id: request.id, ...file.run(request) };
  } catch (error) {
    const code = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
    if (reopenAfter.has(code & 0xff)) reopen = true;
    const message = error instanceof Error ? error.message : String(error);
    return { id: request.id, columns: [], rows: [], changes: 0, error: { code, message } };
  }
}

parentPort?.on("message", (request: SqliteRequest | "close") => {
  if (request !== "close") {
    parentPort?.postMessage(answer(request));
    return;
  }
  file?.close();
  parentPort?.close();
});

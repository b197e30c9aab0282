import { Kysely } from "kysely";
import { type Database, type ErrorRules, openDatabase } from "../relational/database.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqliteThread } from "./sqlite-thread.ts";

/** The thread has already translated its errors and waited for locks. */
const errors: ErrorRules = {
  retryable: () => false,
  translate: (error) => (error instanceof Error ? error : new Error(String(error))),
};

export interface SqliteDatabase extends Database {
  close(): Promise<void>;
}

/** One SQLite file as a database; nothing is opened before the first statement. */
export function sqliteDatabase(path: string, lockWaitMs?: number): SqliteDatabase {
  const thread = new SqliteThread(path, lockWaitMs);
  const kysely = new Kysely<unknown>({ dialect: sqliteDialect(thread) });
  return { ...openDatabase(kysely, "sqlite", undefined, errors), close: () => thread.close() };
}

import { rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { controlStore } from "../control/control-store.ts";
import { membershipStore } from "../membership/membership-store.ts";
import { controlMigrations } from "../migrations/control.ts";
import { migrate } from "../migrations/migrate.ts";
import type { Migration } from "../migrations/step.ts";
import { checkedWorkspaceId, type DocumentBackend, type RelationalBackend } from "../ports/backend.ts";
import { businessStore } from "../relational/business-store.ts";
import { connectedStore } from "../relational/connected-store.ts";
import type { Database } from "../relational/database.ts";
import { segmentStore } from "../segments/segment-store.ts";
import { embeddedDocumentStore } from "./document-store.ts";
import { type SqliteDatabase, sqliteDatabase } from "./sqlite-database.ts";

/** Where the files of an installation without servers are. */
export function workspaceFolder(home: string, workspaceId: string): string {
  return join(home, "workspaces", checkedWorkspaceId(workspaceId));
}

export function embeddedDocuments(home: string): DocumentBackend {
  const files = new OpenFiles();
  return {
    engine: "SQLite (embedded)",
    async documents(workspaceId) {
      const db = files.at(join(workspaceFolder(home, workspaceId), "documents.sqlite"));
      return embeddedDocumentStore(db, { migrate: migrator(db), close: async () => {} });
    },
    ping: () => files.ping(home),
    drop: (workspaceId) => files.remove(join(workspaceFolder(home, workspaceId), "documents.sqlite")),
    close: () => files.closeAll(),
  };
}

export function embeddedRelational(home: string): RelationalBackend {
  const files = new OpenFiles();
  const control = files.at(join(home, "control.sqlite"));
  const database = (workspaceId: string) => files.at(join(workspaceFolder(home, workspaceId), "business.sqlite"));
  return {
    engine: "SQLite (embedded)",
    control: controlStore(control, { migrate: () => migrator(control)(controlMigrations), close: async () => {} }),
    async business(workspaceId) {
      const db = database(workspaceId);
      return businessStore(db, { migrate: migrator(db), close: async () => {} });
    },
    segments: async (workspaceId) => segmentStore(database(workspaceId)),
    membership: async (workspaceId) => membershipStore(database(workspaceId)),
    connected: async (workspaceId) => connectedStore(database(workspaceId)),
    ping: () => files.ping(home),
    drop: (workspaceId) => files.remove(join(workspaceFolder(home, workspaceId), "business.sqlite")),
    dropControl: () => files.remove(join(home, "control.sqlite")),
    close: () => files.closeAll(),
  };
}

/** SQLite's own write lock is the migration lock. */
function migrator(db: Database): (migrations: readonly Migration[]) => Promise<void> {
  return (migrations) => migrate(db, undefined, migrations, (work) => work());
}

/** One thread per file in this process, whoever asks for it. */
class OpenFiles {
  readonly #open = new Map<string, SqliteDatabase>();

  at(path: string): SqliteDatabase {
    const known = this.#open.get(path);
    if (known) return known;
    const opened = sqliteDatabase(path);
    this.#open.set(path, opened);
    return opened;
  }

  async ping(home: string): Promise<string> {
    const [path] = [...this.#open.keys()];
    const [row] = await this.at(path ?? join(home, "control.sqlite")).rows<{ v: string }>(
      sql`select sqlite_version() as v, (select count(*) from sqlite_master) as n`,
    );
    return `SQLite ${/^\d+\.\d+/.exec(String(row?.v))?.[0] ?? ""} (embedded)`;
  }

  async remove(path: string): Promise<void> {
    await this.#open.get(path)?.close();
    this.#open.delete(path);
    for (const suffix of ["", "-wal", "-shm"]) await rm(path + suffix, { force: true });
    // The folder goes with its last file; while the other store's file is in it, it stays.
    await rmdir(dirname(path)).catch(() => undefined);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.values()].map((db) => db.close()));
    this.#open.clear();
  }
}

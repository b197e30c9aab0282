import { MongoClient } from "mongodb";
import { checkedWorkspaceId, type DocumentBackend } from "../ports/backend.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import { MongoDocumentStore } from "./document-store.ts";
import { guarded } from "./mongo-errors.ts";

/** One client for all workspaces' databases. */
export function mongoDocuments(url: string, prefix: string): DocumentBackend {
  const connection = new Connection(url);
  const database = async (workspaceId: string) => (await connection.client()).db(`${prefix}ws_${workspaceId}`);
  return {
    engine: "MongoDB",
    documents: async (workspaceId) => {
      const id = checkedWorkspaceId(workspaceId);
      return whenConnected(async () => new MongoDocumentStore(await database(id)));
    },
    ping: () =>
      guarded(async () => {
        const info = await (await connection.client()).db("admin").command({ buildInfo: 1 });
        return `MongoDB ${/^\d+\.\d+/.exec(String(info["version"]))?.[0] ?? ""}`.trim();
      }),
    drop: (workspaceId) =>
      guarded(async () => {
        await (await database(checkedWorkspaceId(workspaceId))).dropDatabase();
      }),
    close: () => connection.close(),
  };
}

/**
 * A client reconnects by itself once it was connected, but stays closed after a first connection that failed: then the
 * next call makes a new one.
 */
class Connection {
  readonly #url: string;
  #client: Promise<MongoClient> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  client(): Promise<MongoClient> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.close();
  }

  async #connect(): Promise<MongoClient> {
    const client = new MongoClient(this.#url, {
      serverSelectionTimeoutMS: 2000,
      connectTimeoutMS: 2000,
      socketTimeoutMS: 30_000,
      maxPoolSize: 12,
      writeConcern: { w: "majority" },
      ignoreUndefined: true,
    });
    try {
      return await client.connect();
    } catch (error) {
      await client.close().catch(() => undefined);
      throw error;
    }
  }
}

/** A store whose calls each connect first where need be, so that it can be handed out while the server is down. */
function whenConnected(open: () => Promise<DocumentStore>): DocumentStore {
  const store = () => guarded(open);
  return {
    migrate: async () => (await store()).migrate(),
    lease: async (size, ttlMs) => (await store()).lease(size, ttlMs),
    append: async (lease, batch) => (await store()).append(lease, batch),
    safeSeq: async () => (await store()).safeSeq(),
    eventsAfter: async (range) => (await store()).eventsAfter(range),
    profilesAfter: async (range) => (await store()).profilesAfter(range),
    identityAfter: async (range) => (await store()).identityAfter(range),
    changesAfter: async (range) => (await store()).changesAfter(range),
    latestEvents: async (range) => (await store()).latestEvents(range),
    groups: async (ids) => (await store()).groups(ids),
    patchGroups: async (patches) => (await store()).patchGroups(patches),
    addDeadLetters: async (letters) => (await store()).addDeadLetters(letters),
    deadLetters: async (query) => (await store()).deadLetters(query),
    deadLetterCounts: async () => (await store()).deadLetterCounts(),
    removeDeadLetters: async (ids) => (await store()).removeDeadLetters(ids),
    rotateDeadLetters: async (limit, at) => (await store()).rotateDeadLetters(limit, at),
    rotatedDeadLetters: async () => (await store()).rotatedDeadLetters(),
    events: async (keys) => (await store()).events(keys),
    profiles: async (ids) => (await store()).profiles(ids),
    deleteEvents: async (keys) => (await store()).deleteEvents(keys),
    links: async (keys) => (await store()).links(keys),
    withdrawLinks: async (keys) => (await store()).withdrawLinks(keys),
    counts: async () => (await store()).counts(),
    countsByDay: async () => (await store()).countsByDay(),
    close: async () => {},
  };
}

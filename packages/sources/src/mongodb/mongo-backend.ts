import { MongoClient } from "mongodb";
import { checkedWorkspaceId, type DocumentBackend } from "../ports/backend.ts";
import type { DocumentStore } from "../ports/document-store.ts";
import { MongoDocumentStore } from "./document-store.ts";
import { MongoConnection } from "./mongo-connection.ts";

/** One client for all workspaces' databases. */
export function mongoDocuments(url: string, prefix: string): DocumentBackend {
  const connection = new MongoConnection(() => connect(url));
  const database = (client: MongoClient, workspaceId: string) => client.db(`${prefix}ws_${workspaceId}`);
  return {
    engine: "MongoDB",
    documents: async (workspaceId) => {
      const id = checkedWorkspaceId(workspaceId);
      return eachConnected((act) => connection.use((client) => act(new MongoDocumentStore(database(client, id)))));
    },
    ping: () =>
      connection.use(async (client) => {
        const info = await client.db("admin").command({ buildInfo: 1 });
        return `MongoDB ${/^\d+\.\d+/.exec(String(info["version"]))?.[0] ?? ""}`.trim();
      }),
    drop: (workspaceId) =>
      connection.use(async (client) => {
        await database(client, checkedWorkspaceId(workspaceId)).dropDatabase();
      }),
    close: () => connection.close(),
  };
}

async function connect(url: string): Promise<MongoClient> {
  const client = new MongoClient(url, {
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

/** A store whose calls each connect first where need be, so that it can be handed out while the server is down. */
function eachConnected(use: <T>(act: (store: DocumentStore) => Promise<T>) => Promise<T>): DocumentStore {
  return {
    migrate: () => use((store) => store.migrate()),
    lease: (size, ttlMs) => use((store) => store.lease(size, ttlMs)),
    append: (lease, batch) => use((store) => store.append(lease, batch)),
    safeSeq: () => use((store) => store.safeSeq()),
    eventsAfter: (range) => use((store) => store.eventsAfter(range)),
    profilesAfter: (range) => use((store) => store.profilesAfter(range)),
    identityAfter: (range) => use((store) => store.identityAfter(range)),
    changesAfter: (range) => use((store) => store.changesAfter(range)),
    latestEvents: (range) => use((store) => store.latestEvents(range)),
    groups: (ids) => use((store) => store.groups(ids)),
    patchGroups: (patches) => use((store) => store.patchGroups(patches)),
    addDeadLetters: (letters) => use((store) => store.addDeadLetters(letters)),
    deadLetters: (query) => use((store) => store.deadLetters(query)),
    deadLetterCounts: () => use((store) => store.deadLetterCounts()),
    removeDeadLetters: (ids) => use((store) => store.removeDeadLetters(ids)),
    rotateDeadLetters: (limit, at) => use((store) => store.rotateDeadLetters(limit, at)),
    rotatedDeadLetters: () => use((store) => store.rotatedDeadLetters()),
    events: (keys) => use((store) => store.events(keys)),
    profiles: (ids) => use((store) => store.profiles(ids)),
    deleteEvents: (keys) => use((store) => store.deleteEvents(keys)),
    links: (keys) => use((store) => store.links(keys)),
    withdrawLinks: (keys) => use((store) => store.withdrawLinks(keys)),
    counts: () => use((store) => store.counts()),
    countsByDay: (below) => use((store) => store.countsByDay(below)),
    close: async () => {},
  };
}

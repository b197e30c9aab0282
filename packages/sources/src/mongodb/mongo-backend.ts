import { MongoClient } from "mongodb";
import { checkedWorkspaceId, type DocumentBackend } from "../ports/backend.ts";
import { MongoDocumentStore } from "./document-store.ts";
import { guarded } from "./mongo-errors.ts";

/** One client for all workspaces' databases. It connects when first used, and again by itself after a failure. */
export function mongoDocuments(url: string, prefix: string): DocumentBackend {
  const client = new MongoClient(url, {
    serverSelectionTimeoutMS: 2000,
    connectTimeoutMS: 2000,
    socketTimeoutMS: 30_000,
    maxPoolSize: 12,
    retryWrites: true,
    writeConcern: { w: "majority" },
    ignoreUndefined: true,
  });
  const databaseOf = (workspaceId: string) => client.db(`${prefix}ws_${checkedWorkspaceId(workspaceId)}`);
  return {
    engine: "MongoDB",
    documents: async (workspaceId) => new MongoDocumentStore(databaseOf(workspaceId)),
    ping: () =>
      guarded(async () => {
        const info = await client.db("admin").command({ buildInfo: 1 });
        return `MongoDB ${/^\d+\.\d+/.exec(String(info["version"]))?.[0] ?? ""}`.trim();
      }),
    drop: (workspaceId) =>
      guarded(async () => {
        await databaseOf(workspaceId).dropDatabase();
      }),
    close: () => client.close(),
  };
}

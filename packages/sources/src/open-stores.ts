import { embeddedDocuments, embeddedRelational } from "./embedded/embedded-backend.ts";
import { mongoDocuments } from "./mongodb/mongo-backend.ts";
import type { DocumentBackend, RelationalBackend } from "./ports/backend.ts";
import { StoreUnavailable } from "./ports/lease.ts";
import type { StoreConfig, StoreHealth, Stores } from "./ports/stores.ts";
import { mysqlRelational } from "./relational/mysql-backend.ts";

/**
 * The stores of an installation. Neither URL: SQLite files below `home`. `mongodbUrl` moves the documents, `mysqlUrl`
 * (MySQL or MariaDB) the business records and the control database. Opens nothing yet: a store that is down at start
 * answers StoreUnavailable to each call until it is back.
 */
export async function openStores(config: StoreConfig): Promise<Stores> {
  const prefix = config.prefix ?? "throughline_";
  const documents = config.mongodbUrl ? mongoDocuments(config.mongodbUrl, prefix) : embeddedDocuments(config.home);
  const relational = config.mysqlUrl ? mysqlRelational(config.mysqlUrl, prefix) : embeddedRelational(config.home);
  return {
    control: relational.control,
    documents: (workspaceId) => documents.documents(workspaceId),
    business: (workspaceId) => relational.business(workspaceId),
    segments: (workspaceId) => relational.segments(workspaceId),
    membership: (workspaceId) => relational.membership(workspaceId),
    connected: (workspaceId) => relational.connected(workspaceId),
    async drop(workspaceId) {
      await documents.drop(workspaceId);
      await relational.drop(workspaceId);
    },
    dropControl: () => relational.dropControl(),
    health: () => healthOf(documents, relational),
    async close() {
      await Promise.all([documents.close(), relational.close()]);
    },
  };
}

async function healthOf(documents: DocumentBackend, relational: RelationalBackend): Promise<StoreHealth[]> {
  const [documentHealth, businessHealth] = await Promise.all([measured(documents), measured(relational)]);
  return [
    { name: "documents", ...documentHealth },
    { name: "business", ...businessHealth },
    { name: "control", ...businessHealth },
  ];
}

async function measured(backend: DocumentBackend | RelationalBackend): Promise<Omit<StoreHealth, "name">> {
  const started = performance.now();
  const latencyMs = () => Math.round((performance.now() - started) * 10) / 10;
  try {
    return { engine: await backend.ping(), state: "ok", latencyMs: latencyMs() };
  } catch (error) {
    const reason = error instanceof StoreUnavailable ? error.reason : "unreachable";
    return { engine: backend.engine, state: "down", reason, latencyMs: latencyMs() };
  }
}

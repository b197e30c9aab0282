/** What the engine's own process is made of. Importing it loads DuckDB; clients import the package itself. */
export { createEngine, type EngineOptions } from "./create-engine.ts";
export { type Filling, fillFile } from "./file/fill-file.ts";
export { IdentityMap } from "./identity/identity-map.ts";
export { recordChanges } from "./ingest/apply-identity.ts";
export type { SyncedStores } from "./ingest/read-stores.ts";
export { type Polling, startPolling } from "./poll.ts";
export { type EngineServer, serveEngine } from "./server/serve-engine.ts";

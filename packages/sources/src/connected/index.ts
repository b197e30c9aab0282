export { type Connection, type ConnectionKind, connectionsOf } from "./connection/connections.ts";
export * from "./foreign/foreign-database.ts";
export { type ConnectedDatabases, connectedDatabases } from "./open-databases.ts";
export { letGoOfMapping } from "./sync/let-go.ts";
export { Superseded } from "./sync/progress.ts";
export { MappingReading, type ReadingParts } from "./sync/read-mapping.ts";
export { dryRunMapping } from "./trial/dry-run-mapping.ts";
export { previewMapping } from "./trial/preview-mapping.ts";
export * from "./trial/trial.ts";

export * from "./client/protocol.ts";
export { createEngine, type EngineOptions } from "./create-engine.ts";
export * from "./relations.ts";

export * from "./client/protocol.ts";
export * from "./relations.ts";

export * from "./client/index.ts";
export * from "./relations.ts";

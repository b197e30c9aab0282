export * from "./import/index.ts";
export * from "./ports/business-store.ts";
export * from "./ports/control-store.ts";
export * from "./ports/document-store.ts";
export * from "./ports/lease.ts";
export * from "./ports/principal.ts";
export * from "./ports/stores.ts";

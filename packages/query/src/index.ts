export * from "./frame.ts";
export * from "./plan.ts";

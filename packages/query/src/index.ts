export { type Compiled, compile } from "./compile/compile.ts";
export type { Dialect } from "./compile/dialect.ts";
export { PlanError } from "./compile/plan-error.ts";
export type { Relations } from "./compile/scope.ts";
export type { Sql } from "./compile/sql.ts";
export { duckdb } from "./dialects/duckdb/duckdb.ts";
export * from "./frame.ts";
export * from "./plan.ts";
export * from "./sets.ts";

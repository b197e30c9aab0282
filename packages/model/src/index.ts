export * from "./conditions/condition.ts";
export * from "./insight/trend/trend.ts";
export * from "./population/population.ts";
export * from "./problem.ts";
export * from "./records/record.ts";
export * from "./records/registry.ts";
export * from "./text/fold-text.ts";

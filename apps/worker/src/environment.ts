import { resolve } from "node:path";
import { socketPath } from "@throughline/engine/client";
import type { StoreConfig } from "@throughline/sources";

/** Everything the worker process reads from its environment, checked. */
export interface Environment extends StoreConfig {
  readonly engineSocket: string;
  /** How long a look waits for something new. */
  readonly waitMs: number;
  readonly logLevel: string;
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  const home = resolve(directory, source["THROUGHLINE_HOME"] || ".throughline");
  return {
    home,
    engineSocket: source["THROUGHLINE_ENGINE_SOCKET"] || socketPath(home),
    waitMs: milliseconds(source["THROUGHLINE_WORKER_WAIT_MS"] || "250"),
    logLevel: source["LOG_LEVEL"] || "info",
    ...(source["MONGODB_URL"] ? { mongodbUrl: source["MONGODB_URL"] } : {}),
    ...(source["MYSQL_URL"] ? { mysqlUrl: source["MYSQL_URL"] } : {}),
    ...(source["DATABASE_PREFIX"] ? { prefix: source["DATABASE_PREFIX"] } : {}),
  };
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 10 && value <= 10_000) return value;
  throw new Error(`THROUGHLINE_WORKER_WAIT_MS is "${text}". Set it to a whole number from 10 to 10000.`);
}

import { resolve } from "node:path";
import { socketPath } from "@throughline/engine/client";
import type { StoreConfig } from "@throughline/sources";

/** Everything the engine process reads from its environment, checked. */
export interface Environment extends StoreConfig {
  readonly engineSocket: string;
  /** Memory of all open files together, in MB. */
  readonly memoryMb: number;
  /** Pause between two looks into the stores. */
  readonly pollMs: number;
  readonly logLevel: string;
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  const home = resolve(directory, source["THROUGHLINE_HOME"] || ".throughline");
  return {
    home,
    engineSocket: source["THROUGHLINE_ENGINE_SOCKET"] || socketPath(home),
    memoryMb: whole(source, "THROUGHLINE_ENGINE_MEMORY_MB", 2048, 256),
    pollMs: whole(source, "THROUGHLINE_ENGINE_POLL_MS", 500, 10),
    logLevel: source["LOG_LEVEL"] || "info",
    ...(source["MONGODB_URL"] ? { mongodbUrl: source["MONGODB_URL"] } : {}),
    ...(source["MYSQL_URL"] ? { mysqlUrl: source["MYSQL_URL"] } : {}),
    ...(source["DATABASE_PREFIX"] ? { prefix: source["DATABASE_PREFIX"] } : {}),
  };
}

function whole(
  source: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  least: number,
): number {
  const text = source[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`${name} is "${text}". Set it to a whole number of at least ${least}.`);
  return value;
}

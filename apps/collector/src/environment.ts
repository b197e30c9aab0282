import { resolve } from "node:path";
import { socketPath } from "@throughline/engine/client";
import type { DeadLetterLimit, StoreConfig } from "@throughline/sources";

/** Everything the collector reads from its environment. Unknown or malformed values stop the start with a sentence. */
export interface Environment extends StoreConfig {
  /** Where the engine of this installation listens. */
  readonly engineSocket: string;
  readonly host: string;
  readonly port: number;
  /** The address that browsers use, when it is not the one that they ask. */
  readonly url?: string;
  /** Largest size of the log on disk, in bytes; beyond it nothing is taken until the stores have. */
  readonly quotaBytes: number;
  /** How many rejected messages a workspace keeps, the newest ones. */
  readonly deadLetters: DeadLetterLimit;
  readonly logLevel: string;
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  const { MONGODB_URL: mongodbUrl, MYSQL_URL: mysqlUrl, DATABASE_PREFIX: prefix, COLLECTOR_URL: url } = source;
  const home = resolve(directory, source["THROUGHLINE_HOME"] || ".throughline");
  return {
    home,
    engineSocket: source["THROUGHLINE_ENGINE_SOCKET"] || socketPath(home),
    host: source["HOST"] || "127.0.0.1",
    port: whole("COLLECTOR_PORT", source["COLLECTOR_PORT"] || "4401", 65_535),
    quotaBytes: whole("COLLECTOR_LOG_MB", source["COLLECTOR_LOG_MB"] || "2048", 1_000_000) * 1024 ** 2,
    deadLetters: {
      letters: whole("COLLECTOR_REJECTED", source["COLLECTOR_REJECTED"] || "100000", 10_000_000),
      bytes: whole("COLLECTOR_REJECTED_MB", source["COLLECTOR_REJECTED_MB"] || "256", 100_000) * 1024 ** 2,
    },
    logLevel: source["LOG_LEVEL"] ?? "info",
    ...(url ? { url } : {}),
    ...(mongodbUrl ? { mongodbUrl } : {}),
    ...(mysqlUrl ? { mysqlUrl } : {}),
    ...(prefix ? { prefix } : {}),
  };
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`${name} is not a whole number up to ${most}: ${text}`);
  return value;
}

import { resolve } from "node:path";
import { type Connection, connectionsOf, type StoreConfig } from "@throughline/sources";

/** Everything the connector process reads from its environment, checked. */
export interface Environment extends StoreConfig {
  /** The databases that may be read, from `SOURCE_<NAME>_URL`. */
  readonly connections: readonly Connection[];
  /** Pause between two looks at what changed in a connected database. */
  readonly pollMs: number;
  readonly logLevel: string;
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  return {
    home: resolve(directory, source["THROUGHLINE_HOME"] || ".throughline"),
    connections: connectionsOf(source),
    pollMs: milliseconds(source["THROUGHLINE_CONNECTOR_POLL_MS"] || "2000"),
    logLevel: source["LOG_LEVEL"] || "info",
    ...(source["MONGODB_URL"] ? { mongodbUrl: source["MONGODB_URL"] } : {}),
    ...(source["MYSQL_URL"] ? { mysqlUrl: source["MYSQL_URL"] } : {}),
    ...(source["DATABASE_PREFIX"] ? { prefix: source["DATABASE_PREFIX"] } : {}),
  };
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 50) return value;
  throw new Error(`THROUGHLINE_CONNECTOR_POLL_MS is "${text}". Set it to a whole number of at least 50.`);
}

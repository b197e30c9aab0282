import { resolve } from "node:path";
import { socketPath } from "@throughline/engine/client";
import { type Connection, connectionsOf, type StoreConfig } from "@throughline/sources";

/** What the command line reads from its environment, checked. */
export interface Environment extends StoreConfig {
  readonly host: string;
  readonly port: number;
  /** Where the collector takes events. */
  readonly collectorPort: number;
  readonly home: string;
  readonly engineSocket: string;
  /** Connected databases, from `SOURCE_<NAME>_URL`. */
  readonly connections: readonly Connection[];
  /** Handed on to child processes, which read their own part of it. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

/** Thrown for a setting that cannot be used; the message names it. */
export class BadSetting extends Error {
  override readonly name = "BadSetting";
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  const home = resolve(directory, source["THROUGHLINE_HOME"] || ".throughline");
  const { MONGODB_URL: mongodbUrl, MYSQL_URL: mysqlUrl, DATABASE_PREFIX: prefix } = source;
  return {
    host: source["HOST"] || "127.0.0.1",
    port: portOf("PORT", source["PORT"] || "4400"),
    collectorPort: portOf("COLLECTOR_PORT", source["COLLECTOR_PORT"] || "4401"),
    home,
    engineSocket: source["THROUGHLINE_ENGINE_SOCKET"] || socketPath(home),
    connections: connectionsOf(source),
    inherited: source,
    ...(mongodbUrl ? { mongodbUrl } : {}),
    ...(mysqlUrl ? { mysqlUrl } : {}),
    ...(prefix ? { prefix } : {}),
  };
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new BadSetting(`${name} is "${text}", which is no port number. Set it to a number from 1 to 65535.`);
}

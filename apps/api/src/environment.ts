import { isAbsolute, resolve } from "node:path";
import { socketPath } from "@throughline/engine";
import { type Connection, connectionsOf } from "@throughline/sources";

/** Everything the API reads from its environment. Unknown or malformed values stop the start with a sentence. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  /** Directory of this installation: stores, uploads, sockets, `processes.json`. */
  readonly home: string;
  readonly engineSocket: string;
  readonly mongodbUrl?: string;
  readonly mysqlUrl?: string;
  readonly prefix?: string;
  /** The address that senders of events are told; behind a proxy it differs from where the collector listens. */
  readonly collectorUrl: string;
  readonly logLevel: string;
  /** From `SOURCE_<NAME>_URL`. */
  readonly connections: readonly Connection[];
  /** For child processes, which read the same settings. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

export function readEnvironment(source: Readonly<Record<string, string | undefined>>, directory: string): Environment {
  const home = absolute(source["THROUGHLINE_HOME"] || ".throughline", directory);
  return {
    host: source["HOST"] ?? "127.0.0.1",
    port: port(source["PORT"] ?? "4400"),
    home,
    engineSocket: source["THROUGHLINE_ENGINE_SOCKET"] || socketPath(home),
    ...(source["MONGODB_URL"] ? { mongodbUrl: source["MONGODB_URL"] } : {}),
    ...(source["MYSQL_URL"] ? { mysqlUrl: source["MYSQL_URL"] } : {}),
    ...(source["DATABASE_PREFIX"] ? { prefix: source["DATABASE_PREFIX"] } : {}),
    collectorUrl: source["COLLECTOR_URL"] || localCollector(source),
    logLevel: source["LOG_LEVEL"] ?? "info",
    connections: connectionsOf(source),
    inherited: { ...source, THROUGHLINE_HOME: home },
  };
}

function localCollector(source: Readonly<Record<string, string | undefined>>): string {
  const host = source["HOST"] ?? "127.0.0.1";
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port(source["COLLECTOR_PORT"] || "4401")}`;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new Error(`PORT is not a port number: ${text}`);
  return value;
}

function absolute(path: string, directory: string): string {
  return isAbsolute(path) ? path : resolve(directory, path);
}

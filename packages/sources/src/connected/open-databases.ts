import type { Connection } from "./connection/connections.ts";
import { type ForeignDatabase, SourceUnavailable } from "./foreign/foreign-database.ts";
import { openMongodb } from "./mongodb/mongodb-database.ts";
import { openMysql } from "./mysql/mysql-database.ts";

/** The connected databases of this installation, each opened when it is first asked for. */
export interface ConnectedDatabases {
  readonly connections: readonly Connection[];
  /** Undefined when no connection has this name. Throws `SourceUnavailable` for an address of no known kind. */
  open(name: string): ForeignDatabase | undefined;
  close(): Promise<void>;
}

export function connectedDatabases(connections: readonly Connection[]): ConnectedDatabases {
  const opened = new Map<string, ForeignDatabase>();
  return {
    connections,
    open(name) {
      const connection = connections.find((held) => held.name === name);
      if (!connection) return undefined;
      const held = opened.get(name) ?? openDatabase(connection);
      opened.set(name, held);
      return held;
    },
    async close() {
      await Promise.all([...opened.values()].map((database) => database.close()));
      opened.clear();
    },
  };
}

function openDatabase({ name, kind, url }: Connection): ForeignDatabase {
  if (kind === "mysql") return openMysql(url);
  if (kind === "mongodb") return openMongodb(url);
  const variable = `SOURCE_${name.toUpperCase()}_URL`;
  throw new SourceUnavailable(`${variable} begins with neither mysql:// nor mongodb://. Correct it and start again.`);
}

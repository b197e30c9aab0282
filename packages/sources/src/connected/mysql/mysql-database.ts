import type { Mapping } from "@throughline/model";
import { engineName } from "../../relational/mysql-server.ts";
import type { Secret } from "../connection/secret.ts";
import type { ForeignDatabase, ForeignTable, MappedTable } from "../foreign/foreign-database.ts";
import { namedDatabase } from "../foreign/named-database.ts";
import { checkMapping, readCatalog } from "./mysql-catalog.ts";
import { MysqlReader } from "./mysql-reader.ts";
import { MysqlMappedTable } from "./mysql-table.ts";

const pingMs = 2000;

/** A MySQL or MariaDB database of somebody else. */
export function openMysql(url: Secret): ForeignDatabase {
  const reader = new MysqlReader(url);
  const own = databaseOf(url);
  return {
    async ping() {
      const [row] = await reader.rows("select version() as v", [], pingMs);
      return engineName(String(row?.["v"] ?? ""));
    },
    async describe(): Promise<readonly ForeignTable[]> {
      return readCatalog(reader, own, null);
    },
    async table(mapping: Mapping): Promise<MappedTable> {
      const database = namedDatabase(mapping, own);
      const found = await readCatalog(reader, database, mapping.table);
      // The server may compare names without regard to case: only the very name is meant.
      const exact = found.find(({ name, database: held }) => name === mapping.table && held === database);
      return new MysqlMappedTable(reader, checkMapping(exact, mapping), mapping);
    },
    close: () => reader.close(),
  };
}

function databaseOf(url: Secret): string | null {
  const path = URL.parse(url.reveal())?.pathname.replace(/^\//, "") ?? "";
  return path === "" ? null : decodeURIComponent(path);
}

import type { Mapping } from "@throughline/model";
import { MappingRefused } from "./foreign-database.ts";

/** Databases of the servers themselves: accounts, grants, settings. */
const systemDatabases = ["information_schema", "mysql", "performance_schema", "sys", "admin", "config", "local"];

/** The database that a mapping means: its own word, else the connection's. Throws `MappingRefused`. */
export function namedDatabase({ database }: Mapping, own: string | null): string {
  const name = database ?? own;
  const path = ["database"];
  if (name === null)
    throw new MappingRefused([
      { code: "required", message: "The connection's address names no database: the mapping must.", path },
    ]);
  if (systemDatabases.includes(name.toLowerCase()))
    throw new MappingRefused([
      { code: "systemDatabase", message: `"${name}" belongs to the server itself and is not read.`, path },
    ]);
  return name;
}

import { mkdir } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";

export interface DatabaseLimits {
  /** DuckDB notation, e.g. `512MB`. */
  readonly memory: string;
  readonly threads: number;
  /** For what does not fit the memory; made if absent. */
  readonly tempDirectory: string;
}

/** Opens a file with everything that reaches outside it switched off, and the configuration locked. */
export async function openDatabase(path: string, limits: DatabaseLimits): Promise<DuckDBInstance> {
  await mkdir(limits.tempDirectory, { recursive: true });
  return DuckDBInstance.create(path, {
    threads: String(limits.threads),
    memory_limit: limits.memory,
    temp_directory: limits.tempDirectory,
    max_temp_directory_size: "20GB",
    autoload_known_extensions: "false",
    autoinstall_known_extensions: "false",
    allow_community_extensions: "false",
    enable_external_access: "false",
    lock_configuration: "true",
  });
}

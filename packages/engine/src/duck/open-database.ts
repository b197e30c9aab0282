import { DuckDBInstance } from "@duckdb/node-api";

export interface DatabaseLimits {
  /** DuckDB notation, e.g. `1GB`. */
  readonly memory: string;
  readonly threads: number;
  readonly tempDirectory: string;
}

/** Opens a file with everything that reaches outside it switched off, and the configuration locked. */
export async function openDatabase(path: string, limits: DatabaseLimits): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    ...confined(limits),
    enable_external_access: "false",
    lock_configuration: "true",
  });
}

/** The same settings for a loader that must read parquet files; `lockDown` closes the door behind it. */
export async function openForLoading(path: string, limits: DatabaseLimits): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, confined(limits));
}

export const lockDown = "SET enable_external_access=false; SET lock_configuration=true";

function confined(limits: DatabaseLimits): Record<string, string> {
  return {
    threads: String(limits.threads),
    memory_limit: limits.memory,
    temp_directory: limits.tempDirectory,
    max_temp_directory_size: "20GB",
    autoload_known_extensions: "false",
    autoinstall_known_extensions: "false",
    allow_community_extensions: "false",
  };
}

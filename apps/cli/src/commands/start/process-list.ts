import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One line of `processes.json`, which the status page reads. `pid` is null while a process waits to be restarted. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number | null;
  readonly since: number;
  readonly restarts: number;
}

/** Replaces the list in one step, so that a reader never sees half of it. */
export function writeProcessList(home: string, processes: readonly RunningProcess[]): void {
  const path = join(home, "processes.json");
  writeFileSync(`${path}.new`, `${JSON.stringify(processes)}\n`);
  renameSync(`${path}.new`, path);
}

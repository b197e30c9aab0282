import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceProgress } from "@throughline/live";

const tellEveryMs = 2_000;

/** Writes how far each workspace is into `worker.json`, which the status page reads; in one step, so that nobody reads half of it. */
export function tellProgress(home: string, progress: () => readonly WorkspaceProgress[]): NodeJS.Timeout {
  const path = join(home, "worker.json");
  const tell = (): void => {
    try {
      writeFileSync(`${path}.new`, `${JSON.stringify({ at: Date.now(), workspaces: progress() })}\n`);
      renameSync(`${path}.new`, path);
    } catch {
      // What could not be written is missed by its reader, who says so; segments are followed all the same.
    }
  };
  tell();
  return setInterval(tell, tellEveryMs);
}

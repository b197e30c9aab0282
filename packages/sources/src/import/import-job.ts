import type { ControlStore, ImportJob } from "../ports/control-store.ts";
import type { ColumnMapping } from "./columns.ts";
import { sha256 } from "./file-bytes.ts";
import { ImportFailed } from "./import-failed.ts";

export interface JobKey {
  readonly workspaceId: string;
  readonly kind: string;
  readonly source: string;
  readonly fileHash: string;
  readonly mapping: readonly ColumnMapping[];
  readonly shiftWeeks: number;
}

/** The same file, imported the same way into the same workspace, is one job, whoever starts it and how often. */
export function jobId(key: JobKey): string {
  const { workspaceId, kind, source, fileHash, mapping, shiftWeeks } = key;
  const columns = mapping.map(({ column, field }) => [column, field]).toSorted();
  return sha256(JSON.stringify([workspaceId, kind, source, fileHash, columns, shiftWeeks])).slice(0, 32);
}

/** The job as it stands, or a new one. A job of an earlier workspace of the same name does not count. */
export async function openJob(control: ControlStore, key: JobKey, fileName: string, now: number): Promise<ImportJob> {
  const workspace = await control.workspace(key.workspaceId);
  if (!workspace)
    throw new ImportFailed("request", `There is no workspace "${key.workspaceId}". Make it first. Nothing was stored.`);
  const id = jobId(key);
  const held = (await control.importJobs(key.workspaceId)).find((job) => job.id === id);
  if (held && held.startedAt >= workspace.createdAt) return held;
  const { workspaceId, kind, source, fileHash } = key;
  const counts = { linesDone: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };
  const times = { startedAt: now, updatedAt: now };
  return { id, workspaceId, kind, source, fileName, fileHash, state: "running", ...counts, ...times };
}

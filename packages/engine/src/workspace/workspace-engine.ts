import type { WorkspaceStatus } from "../client/protocol.ts";
import { type FileSettings, fileSize } from "../file/open-file.ts";
import type { SyncedStores } from "../ingest/read-stores.ts";
import type { Admission } from "../run/admission.ts";
import { WorkspaceFile } from "./workspace-file.ts";
import { type QuestionSettings, WorkspaceQuestions } from "./workspace-questions.ts";
import { type SyncSettings, WorkspaceSync } from "./workspace-sync.ts";

export interface WorkspaceSettings extends FileSettings, SyncSettings, QuestionSettings {}

/** One workspace of the engine: its file, fed from its stores by one writer and read by many. */
export class WorkspaceEngine {
  readonly questions: WorkspaceQuestions;
  readonly feed: WorkspaceSync;
  readonly #settings: WorkspaceSettings;
  readonly #file: WorkspaceFile;

  constructor(settings: WorkspaceSettings, stores: SyncedStores, admission: Admission) {
    this.#settings = settings;
    this.#file = new WorkspaceFile(settings, settings.now);
    this.questions = new WorkspaceQuestions(this.#file, admission, settings);
    this.feed = new WorkspaceSync(this.#file, stores, settings);
  }

  get zone(): string {
    return this.#settings.zone;
  }

  async status(): Promise<WorkspaceStatus> {
    const { file, writer } = await this.#file.open();
    const { parts, position } = writer.published;
    const rows = (family: string) => parts.reduce((sum, p) => sum + (p.family === family ? p.rows : 0), 0);
    const { lag, problem, lastCompactionAt, lastReconciledAt } = this.feed;
    return {
      workspaceId: this.#settings.workspaceId,
      state: this.#state(position.watermarks.size > 0),
      cut: position.cut,
      rows: rows("ct") + rows("delta"),
      runs: parts.filter((part) => part.family === "ct").length,
      deltaRows: rows("delta"),
      lag,
      lastCompactionAt,
      lastReconciledAt,
      problem: problem ?? refusedFields(writer.refusedFields),
      behind: this.feed.behind,
      bytes: await fileSize(file.path),
    };
  }

  async close(): Promise<void> {
    await this.feed.close();
    await this.questions.close();
    await this.#file.close();
  }

  #state(hasData: boolean): WorkspaceStatus["state"] {
    if (this.#file.rebuilding) return "rebuilding";
    if (this.feed.syncing) return "syncing";
    if (hasData) return "ready";
    return this.feed.problem === null ? "empty" : "failed";
  }
}

function refusedFields(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return `Too many different fields: ${names.slice(0, 5).join(", ")} and others can be seen in timelines, not analysed.`;
}

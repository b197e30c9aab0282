import type { ControlStore, ImportJob } from "../ports/control-store.ts";
import { StoreUnavailable } from "../ports/lease.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { ImportFailed, RowProblem } from "./import-failed.ts";
import type { Intake, WorkspaceStores } from "./intake.ts";
import type { ImportProgress, ProgressMeter } from "./progress.ts";
import type { RejectFile } from "./reject-file.ts";
import type { SourceRow } from "./source-row.ts";
import type { Counts } from "./store-writer.ts";

const SAVE_EVERY_MS = 300;

export interface RunParts {
  readonly control: ControlStore;
  readonly stores: WorkspaceStores;
  readonly intake: Intake;
  readonly rejects: RejectFile;
  readonly meter: ProgressMeter;
  readonly batchRows: number;
  readonly now: () => number;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * One run over one file. The next batch is read while the last one is written; `linesDone` moves only past lines that are
 * durably handled, in file order, so a kill at any instant costs repeated work and nothing else.
 */
export class ImportRun {
  readonly #parts: RunParts;
  #job: ImportJob;
  #lastLine = 0;
  #savedAt = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(job: ImportJob, parts: RunParts) {
    this.#job = { ...job, state: "running" };
    this.#parts = parts;
  }

  async run(rows: AsyncIterable<readonly SourceRow[]>): Promise<ImportJob> {
    const { linesDone } = this.#job;
    try {
      await this.#save("running");
      for await (const group of rows) {
        for (const row of group) {
          this.#take(row, row.lastLine <= linesDone);
          if (this.#parts.intake.waiting >= this.#parts.batchRows) await this.#next();
        }
        this.#parts.signal?.throwIfAborted();
        if (this.#lastLine <= linesDone) this.#parts.meter.skipped(this.#parts.now());
      }
      await this.#next();
      await this.#writing;
      await this.#parts.intake.finish(this.#parts.stores);
      return await this.#save("done");
    } catch (error) {
      await this.#writing.catch(() => undefined);
      throw await this.#failed(error);
    }
  }

  #take(row: SourceRow, stored: boolean): void {
    this.#lastLine = Math.max(this.#lastLine, row.lastLine);
    try {
      if (row.problem !== undefined) throw new RowProblem(row.problem);
      this.#parts.intake.add(row, stored);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      if (!stored) this.#parts.rejects.add({ line: row.line, reason: error.message, text: row.raw });
    }
  }

  /** Starts writing what waits, once the batch before it is durable. */
  async #next(): Promise<void> {
    const batch = this.#parts.intake.take();
    const rejects = this.#parts.rejects.take();
    const lines = this.#lastLine;
    await this.#writing;
    this.#writing = this.#write(batch.rows, () => batch.write(this.#parts.stores), rejects, lines);
    this.#writing.catch(() => undefined);
  }

  async #write(
    rows: number,
    write: () => Promise<Counts>,
    rejects: ReturnType<RejectFile["take"]>,
    lines: number,
  ): Promise<void> {
    const counts = await write();
    await this.#parts.rejects.write(rejects);
    const job = this.#job;
    this.#job = {
      ...job,
      linesDone: Math.max(lines, job.linesDone),
      inserted: job.inserted + counts.inserted,
      updated: job.updated + counts.updated,
      unchanged: job.unchanged + counts.unchanged,
      rejected: job.rejected + rejects.length,
    };
    const now = this.#parts.now();
    this.#parts.meter.stored(rows);
    if (now - this.#savedAt >= SAVE_EVERY_MS) await this.#save("running");
    this.#parts.onProgress(this.#parts.meter.at(now, this.#job.linesDone, this.#job.rejected));
  }

  async #save(state: ImportJob["state"], message?: string): Promise<ImportJob> {
    const now = this.#parts.now();
    const { message: _, ...job } = this.#job;
    this.#job = { ...job, state, updatedAt: now, ...(message === undefined ? {} : { message }) };
    await this.#parts.control.putImportJob(this.#job);
    this.#savedAt = now;
    return this.#job;
  }

  /** Says what happened, what is safe and what to do; the job keeps it for the Data screen. */
  async #failed(error: unknown): Promise<unknown> {
    const happened = this.#happened(error);
    if (!happened) return error;
    const { linesDone, inserted, updated, unchanged } = this.#job;
    const safe = `${inserted + updated + unchanged} rows (up to line ${linesDone}) are stored and stay.`;
    const message = `${happened.text} ${safe} ${happened.todo}`;
    const state = happened.reason === "file" ? "failed" : "interrupted";
    await this.#save(state, message).catch(() => undefined);
    return new ImportFailed(happened.reason, message, error);
  }

  #happened(error: unknown): { reason: ImportFailed["reason"]; text: string; todo: string } | null {
    const mend = "Mend the file and import it again.";
    const again = "Run the same command again: it goes on from there.";
    if (error instanceof StoreUnavailable) return { reason: "store", text: storeSentence(error), todo: again };
    if (this.#parts.signal?.aborted) return { reason: "stopped", text: "The import was stopped.", todo: again };
    if (error instanceof RefusedValue)
      return { reason: "file", text: `A row cannot be stored: ${error.message}.`, todo: mend };
    if (error instanceof ImportFailed) return { reason: error.reason, text: error.message, todo: mend };
    return null;
  }
}

const REASONS: Record<StoreUnavailable["reason"], string> = {
  unreachable: "cannot be reached",
  locked: "is locked by another process",
  readOnly: "is read-only",
  full: "is full",
  damaged: "is damaged",
};

export function storeSentence(error: StoreUnavailable): string {
  return `The ${error.store} store ${REASONS[error.reason]}.`;
}

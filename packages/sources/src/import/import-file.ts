import { basename } from "node:path";
import { type IdentityRules, type RecordKind, recordKinds } from "@throughline/model";
import type { EventCheck } from "../intake/collected-event.ts";
import { identityRulesOf } from "../intake/identity-rules-of.ts";
import { planCheckOf } from "../intake/plan-check.ts";
import type { ImportJob, Workspace } from "../ports/control-store.ts";
import { StoreUnavailable } from "../ports/lease.ts";
import type { Stores } from "../ports/stores.ts";
import { attributeTypes } from "./attribute-type.ts";
import { type ColumnMapping, ColumnMatcher } from "./columns.ts";
import { EventIntake } from "./event-intake.ts";
import { fileFacts } from "./file-bytes.ts";
import { type OpenFile, openRows } from "./file-rows.ts";
import { ImportFailed } from "./import-failed.ts";
import { openJob } from "./import-job.ts";
import { ImportRun, storeSentence } from "./import-run.ts";
import { InstantReader } from "./instant.ts";
import type { Intake } from "./intake.ts";
import { type ImportProgress, ProgressMeter } from "./progress.ts";
import { RecordIntake } from "./record-intake.ts";
import { RecordRows } from "./record-row.ts";
import { RejectFile, rejectFilePath } from "./reject-file.ts";

const BATCH_ROWS = 4000;

export interface ImportRequest {
  readonly stores: Stores;
  /** Where reject files go: `<home>/workspaces/<id>/rejects`. */
  readonly home: string;
  readonly workspaceId: string;
  /** `events` or the plural of a record kind. */
  readonly kind: string;
  /** A file on disk, gzip or not. */
  readonly path: string;
  /** The name shown for the file; default: that of the path. */
  readonly fileName?: string;
  /** Where the rows come from; default: the file's name up to its first dot. */
  readonly source?: string;
  readonly mapping?: readonly ColumnMapping[];
  /** Demo data only: moves all times by whole local weeks and keeps the original. */
  readonly shiftWeeks?: number;
  /** Rows that are written together. */
  readonly batchRows?: number;
  readonly now?: () => number;
  /** Told once, when the file can be read and its rows begin. */
  readonly onJob?: (job: ImportJob) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ImportOutcome {
  readonly job: ImportJob;
  /** Null when no row was rejected. */
  readonly rejectFile: string | null;
  /** The very same file had been imported before; nothing was read or written. */
  readonly already: boolean;
}

/** `events` and the plurals of the record kinds, in the order of a full import. */
export const importKinds: readonly string[] = ["events", ...recordKinds.map((kind) => kind.plural)];

/** The record kind of an import word, null for `events`. */
export function importKind(word: string): RecordKind | null {
  if (word === "events") return null;
  const kind: RecordKind | undefined = recordKinds.find((candidate) => candidate.plural === word);
  if (!kind)
    throw new ImportFailed("request", `"${word}" cannot be imported. Choose one of: ${importKinds.join(", ")}.`);
  return kind;
}

export function sourceOf(fileName: string): string {
  return basename(fileName).replace(/^\.+/, "").split(".")[0] || "file";
}

/**
 * Imports one file into a workspace: resumes where an interrupted import of the same file stopped, and changes nothing
 * when it is done already. Bad rows go to the reject file and never stop the rest. Throws `ImportFailed`, whose message
 * says what happened, what is safe and what to do.
 */
export async function importFile(request: ImportRequest): Promise<ImportOutcome> {
  try {
    return await imported(request);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new ImportFailed(
      "store",
      `${storeSentence(error)} What was stored stays. Run the same command again.`,
      error,
    );
  }
}

async function imported(request: ImportRequest): Promise<ImportOutcome> {
  const { stores, workspaceId, mapping = [], shiftWeeks = 0, now = Date.now } = request;
  const kind = importKind(request.kind);
  const fileName = request.fileName ?? basename(request.path);
  const source = request.source ?? sourceOf(fileName);
  const facts = await fileFacts(request.path);
  const key = { workspaceId, kind: request.kind, source, fileHash: facts.sha256, mapping, shiftWeeks };
  const job = await openJob(stores.control, key, fileName, now());
  const rejects = new RejectFile(rejectFilePath(request.home, workspaceId, job.id));
  const outcome = (done: ImportJob, already: boolean): ImportOutcome => ({
    job: done,
    already,
    rejectFile: done.rejected > 0 ? rejects.path : null,
  });
  if (job.state === "done") return outcome(job, true);
  const workspace = await stores.control.workspace(workspaceId);
  if (!workspace) throw new ImportFailed("request", `There is no workspace "${workspaceId}". Nothing was stored.`);
  const meter = new ProgressMeter(facts.size, now());
  const matcher = kind && new ColumnMatcher(kind, mapping);
  const file = await openRows(request.path, facts, kind, matcher, (bytes) => meter.read(bytes)).catch(nothingStored);
  try {
    if (matcher && file.format === "csv") matcher.refuseMissing(file.targets, file.columns);
    const place = { source, startedAt: job.startedAt, shiftDays: shiftWeeks * 7 };
    const check = kind ? undefined : await planCheckOf(stores.control, workspaceId);
    const rules = await identityRulesOf(stores.control, workspaceId);
    const intake = intakeOf(kind, matcher, file, workspace, place, { check, rules });
    await rejects.resumeAt(job.linesDone);
    request.onJob?.(job);
    const run = new ImportRun(job, {
      control: stores.control,
      stores: { documents: await stores.documents(workspaceId), business: await stores.business(workspaceId) },
      intake,
      rejects,
      meter,
      batchRows: request.batchRows ?? BATCH_ROWS,
      now,
      onProgress: request.onProgress ?? (() => undefined),
      signal: request.signal,
    });
    return outcome(await run.run(file.rows), false);
  } finally {
    await file.close();
  }
}

/** A compressed file may turn out to be damaged at its first byte or at its last: only here nothing was stored yet. */
function nothingStored(error: unknown): never {
  const safe = "Nothing was stored.";
  if (!(error instanceof ImportFailed) || error.message.includes(safe)) throw error;
  throw new ImportFailed(error.reason, `${error.message} ${safe} Mend the file and import it again.`, error);
}

function intakeOf(
  kind: RecordKind | null,
  matcher: ColumnMatcher | null,
  file: OpenFile,
  workspace: Workspace,
  job: { readonly source: string; readonly startedAt: number; readonly shiftDays: number },
  { check, rules }: { readonly check: EventCheck | undefined; readonly rules: IdentityRules },
): Intake {
  const reader = { instants: new InstantReader(workspace.timeZone), shiftDays: job.shiftDays };
  if (!kind || !matcher) return new EventIntake(job.source, job.startedAt, reader, check, rules);
  const rows = new RecordRows(kind, matcher, file.targets, attributeTypes(file), reader);
  return new RecordIntake(kind, rows, job.source, job.startedAt);
}

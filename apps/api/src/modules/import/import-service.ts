import type { Problem } from "@throughline/model";
import {
  type ColumnMapping,
  ImportFailed,
  type ImportJob,
  type ImportPreview,
  importKinds,
  previewImport,
  type Reject,
  readRejects,
  rejectFilePath,
  type Stores,
  sourceOf,
} from "@throughline/sources";
import type { Upload, Uploads } from "../../http/uploads.ts";
import type { ImportRunner } from "../../import-process/import-runner.ts";
import { pageSize } from "../../repo/cursor.ts";
import type { Repo } from "../../repo/repo.ts";

export interface ImportRequest {
  readonly uploadId: string;
  readonly kind: string;
  readonly source?: string | null | undefined;
  readonly mapping?:
    | readonly { readonly column: string; readonly field?: string | null | undefined }[]
    | null
    | undefined;
}

export interface PreviewPayload {
  readonly preview: ImportPreview | null;
  readonly problems: readonly Problem[];
}

export interface ImportPayload {
  readonly job: ImportJob | null;
  readonly problems: readonly Problem[];
}

interface Parts {
  readonly stores: Stores;
  readonly home: string;
  readonly uploads: Uploads;
  readonly imports: ImportRunner;
}

/** Uploaded files become rows of the stores; every job can be looked up while it runs and afterwards. */
export class ImportService {
  readonly #repo: Repo;
  readonly #parts: Parts;

  constructor(repo: Repo, parts: Parts) {
    this.#repo = repo;
    this.#parts = parts;
  }

  async jobs(): Promise<readonly ImportJob[]> {
    const jobs = await this.#parts.stores.control.importJobs(this.#repo.workspace.id);
    return jobs.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, 100);
  }

  rejects(job: ImportJob, first: number | null | undefined): Promise<readonly Reject[]> {
    return readRejects(rejectFilePath(this.#parts.home, job.workspaceId, job.id), pageSize(first, 50));
  }

  async preview({ uploadId, kind }: ImportRequest): Promise<PreviewPayload> {
    const { upload, problems } = await this.#check(uploadId, kind);
    if (!upload) return { preview: null, problems };
    try {
      const preview = await previewImport({ kind, path: upload.path, timeZone: this.#repo.workspace.timeZone });
      return { preview, problems: [] };
    } catch (error) {
      return { preview: null, problems: [problemOf(error)] };
    }
  }

  async start(request: ImportRequest): Promise<ImportPayload> {
    const { uploadId, kind } = request;
    const { upload, problems } = await this.#check(uploadId, kind);
    if (!upload) return { job: null, problems };
    const source = request.source?.trim().slice(0, 100) || sourceOf(upload.fileName);
    const mapping = (request.mapping ?? []).map(
      ({ column, field }): ColumnMapping => ({ column, field: field || null }),
    );
    const order = { workspaceId: this.#repo.workspace.id, kind, path: upload.path, fileName: upload.fileName, source };
    await this.#audit(kind, upload);
    const report = await this.#parts.imports.start({ ...order, mapping });
    if (report.state === "failed")
      return { job: null, problems: [{ code: "importFailed", message: report.message, path: ["uploadId"] }] };
    if (report.state === "ended") return { job: report.job, problems: [] };
    const jobs = await this.jobs();
    return {
      job: jobs.find((job) => job.kind === kind && job.source === source && job.fileName === upload.fileName) ?? null,
      problems: [],
    };
  }

  async #check(uploadId: string, kind: string): Promise<{ upload?: Upload; problems: readonly Problem[] }> {
    if (!importKinds.includes(kind)) {
      const message = `This cannot be imported. Choose one of: ${importKinds.join(", ")}.`;
      return { problems: [{ code: "unknownKind", message, path: ["kind"] }] };
    }
    const upload = await this.#parts.uploads.find(uploadId);
    if (upload) return { upload, problems: [] };
    const message = "This upload is not known any more. Send the file again.";
    return { problems: [{ code: "unknownUpload", message, path: ["uploadId"] }] };
  }

  async #audit(kind: string, upload: Upload): Promise<void> {
    await this.#parts.stores.control.audit({
      at: this.#repo.clock.now,
      principal: this.#repo.principal.id,
      workspaceId: this.#repo.workspace.id,
      action: "import.start",
      subject: upload.id,
      detail: `${kind} ${upload.fileName}`,
    });
  }
}

/** Throws what is our bug or an outage again. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof ImportFailed)) throw error;
  return { code: "unreadableFile", message: error.message, path: ["uploadId"] };
}

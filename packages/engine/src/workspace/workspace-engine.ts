import type { Plan } from "@throughline/query";
import type { Scope } from "@throughline/sources";
import { type Cut, EngineError, type RunAnswer, type RunRequest, type WorkspaceStatus } from "../client/protocol.ts";
import { type FileSettings, fileSize, type OpenFile, openFile, setAside } from "../file/open-file.ts";
import { type Bound, boundOf, readBatch, type SyncedStores } from "../ingest/read-stores.ts";
import { Writer } from "../ingest/writer.ts";
import { tidy } from "../projections/tidy.ts";
import { execute } from "../run/execute.ts";
import { Readers } from "../run/readers.ts";
import { orderFor } from "../scan/open-relations.ts";
import type { View } from "../scan/scope-sql.ts";
import { isDamage } from "./damage.ts";

export interface WorkspaceSettings extends FileSettings {
  readonly workspaceId: string;
  /** Rows per applied batch. */
  readonly batchRows: number;
  readonly now: () => number;
}

interface Opened {
  readonly file: OpenFile;
  readonly writer: Writer;
  readonly readers: Readers;
}

/** One workspace's file: fed from its stores by one writer, read by many. Disposable: a damaged file is built again. */
export class WorkspaceEngine {
  readonly settings: WorkspaceSettings;
  readonly #stores: SyncedStores;
  #opened: Promise<Opened> | undefined;
  #rounds: Promise<unknown> = Promise.resolve();
  #state: WorkspaceStatus["state"] = "empty";
  #problem: string | null = null;
  #lag: WorkspaceStatus["lag"] = { documents: 0, business: 0, seconds: 0 };
  #lastCompactionAt: number | null = null;
  #lastReconciledAt: number | null = null;
  #rebuilding = false;
  #closed = false;

  constructor(settings: WorkspaceSettings, stores: SyncedStores) {
    this.settings = settings;
    this.#stores = stores;
  }

  /** True while a file that was lost is being filled again: what it holds is not yet the whole. */
  get rebuilding(): boolean {
    return this.#rebuilding;
  }

  async cut(): Promise<Cut> {
    return (await this.#open()).writer.published.position.cut;
  }

  /** Reads everything that is readable now. Rounds follow one another. */
  sync(): Promise<Cut> {
    const round = this.#rounds.then(() => this.#round());
    this.#rounds = round.catch(() => undefined);
    return round;
  }

  async run(request: RunRequest): Promise<RunAnswer> {
    const opened = await this.#open();
    const { published } = opened.writer;
    const cut = published.position.at(request.version);
    if (!cut) throw new EngineError("versionGone", "The data as it was for this number is no longer kept.");
    const view = this.#view(opened, cut, request.scope, request.plan);
    try {
      const frame = await opened.readers.use((c) => execute(c, request.plan, view, request.deadlineMs));
      const rowsRead = published.parts.reduce((sum, part) => sum + (part.family === "ect" ? 0 : part.rows), 0);
      return { frame, cut, stale: false, rowsRead };
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      await this.#rebuild(opened, cause);
      throw new EngineError("unavailable", "The engine's file was damaged and is being rebuilt from the stores.");
    }
  }

  async status(): Promise<WorkspaceStatus> {
    const { file, writer } = await this.#open();
    const { parts, position } = writer.published;
    const count = (family: string) => parts.filter((p) => p.family === family).reduce((sum, p) => sum + p.rows, 0);
    return {
      workspaceId: this.settings.workspaceId,
      state: this.#rebuilding ? "rebuilding" : this.#state,
      cut: position.cut,
      rows: count("ct") + count("delta"),
      runs: parts.filter((p) => p.family === "ct").length,
      deltaRows: count("delta"),
      lag: this.#lag,
      lastCompactionAt: this.#lastCompactionAt,
      lastReconciledAt: this.#lastReconciledAt,
      problem: this.#problem,
      bytes: await fileSize(file.path),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#rounds;
    const opened = await this.#opened?.catch(() => undefined);
    this.#opened = undefined;
    if (opened) closeFile(opened);
  }

  #view(opened: Opened, cut: Cut, scope: Scope, plan: Plan): View {
    return {
      parts: opened.writer.published.parts,
      version: cut.version,
      asOf: cut.asOf,
      scope,
      order: orderFor(plan),
    };
  }

  #open(): Promise<Opened> {
    if (this.#closed) throw new EngineError("unavailable", "The engine is stopping.");
    this.#opened ??= this.#openOnce();
    this.#opened.catch(() => {
      this.#opened = undefined;
    });
    return this.#opened;
  }

  async #openOnce(): Promise<Opened> {
    const { settings } = this;
    for (let attempt = 0; ; attempt++) {
      const file = await openFile(settings, settings.now());
      try {
        if (file.replacedBecause !== null) this.#rebuilding = true;
        const writer = await Writer.open(file.connection, settings.zone);
        if (writer.published.position.watermarks.size > 0) this.#state = "ready";
        return { file, writer, readers: new Readers(file.instance) };
      } catch (cause) {
        file.instance.closeSync();
        if (attempt > 0) throw cause;
        await setAside(file.path, settings.now());
        this.#rebuilding = true;
      }
    }
  }

  async #rebuild(opened: Opened, cause: unknown): Promise<void> {
    if ((await this.#opened) !== opened) return;
    this.#rebuilding = true;
    this.#problem = `rebuilt after: ${String(cause).slice(0, 200)}`;
    this.#opened = undefined;
    closeFile(opened);
    await setAside(opened.file.path, this.settings.now());
  }

  async #round(): Promise<Cut> {
    const opened = await this.#open();
    try {
      const bound = await boundOf(this.#stores, this.settings.now());
      await this.#readUpTo(opened, bound);
      await opened.writer.rearrange((connection, parts) => tidy(connection, parts, opened.writer.published.position));
      const { cut, watermarks } = opened.writer.published.position;
      this.#state = watermarks.size > 0 ? "ready" : "empty";
      this.#rebuilding = false;
      this.#problem = null;
      return cut;
    } catch (cause) {
      if (isDamage(cause)) await this.#rebuild(opened, cause);
      this.#problem = String(cause).slice(0, 300);
      throw cause;
    }
  }

  async #readUpTo({ writer }: Opened, bound: Bound): Promise<void> {
    for (let done = false; !done && !this.#closed; ) {
      const { position } = writer.published;
      this.#lag = {
        documents: Math.max(0, bound.documents - 1 - position.cut.documentSeq),
        business: Math.max(0, bound.business - 1 - position.cut.businessSeq),
        seconds: position.cut.asOf === 0 ? 0 : (bound.asOf - position.cut.asOf) / 1000,
      };
      const next = await readBatch(this.#stores, position.watermarks, bound, this.settings.batchRows);
      if (!next.done) this.#state = "syncing";
      await writer.apply(next.batch);
      done = next.done;
    }
    this.#lag = { documents: 0, business: 0, seconds: 0 };
  }
}

function closeFile({ file, readers }: Opened): void {
  readers.close();
  file.connection.closeSync();
  file.instance.closeSync();
}

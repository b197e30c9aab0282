import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { WorkspaceStatus } from "@throughline/engine";
import type { StoreHealth, Stores } from "@throughline/sources";
import type { Repo } from "../../repo/repo.ts";
import { type SegmentsNode, segmentsTold } from "./segments-told.ts";

export interface StoreNode extends StoreHealth {
  readonly counts: readonly { readonly name: string; readonly count: number }[];
}

export interface ProcessNode {
  readonly name: string;
  readonly state: string;
  /** Milliseconds. */
  readonly since: number;
  readonly restarts: number;
}

export interface StatusNode {
  readonly stores: readonly StoreNode[];
  readonly engine: WorkspaceStatus;
  readonly segments: SegmentsNode;
  readonly processes: readonly ProcessNode[];
  readonly version: string;
}

/** `ok` | `syncing` | `stale`; `reason` says why when stale. */
export interface Freshness {
  readonly asOf: number;
  readonly state: string;
  readonly reason: string | null;
  readonly version: number;
}

const patienceSeconds = 300;

const silentEngine: Omit<WorkspaceStatus, "workspaceId"> = {
  state: "failed",
  cut: { version: 0, asOf: 0, identityVersion: 0, documentSeq: 0, businessSeq: 0 },
  rows: 0,
  runs: 0,
  deltaRows: 0,
  lag: { documents: 0, business: 0, seconds: 0 },
  lastCompactionAt: null,
  lastReconciledAt: null,
  problem: "It does not answer. Stored data is safe; it is being restarted.",
  behind: null,
  bytes: 0,
};

export class StatusService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #home: string;
  readonly #version: string;

  constructor(repo: Repo, parts: { stores: Stores; home: string; version: string }) {
    this.#repo = repo;
    this.#stores = parts.stores;
    this.#home = parts.home;
    this.#version = parts.version;
  }

  /** From the engine's cut: how far the stores had been read for the figures that are shown. Never fails. */
  async freshness(): Promise<Freshness> {
    try {
      const { state, cut, lag, problem, behind: why } = await this.#repo.engine.status(this.#repo.workspace.id);
      const about = { asOf: cut.asOf, version: cut.version };
      if (cut.asOf === 0 && state !== "failed") return this.#unread(cut.version);
      if (state === "failed")
        return { ...about, state: "stale", reason: problem ?? "The figures cannot be renewed now." };
      if (state === "rebuilding")
        return { ...about, state: "stale", reason: "The analytics copy is being rebuilt; these are the last figures." };
      if (why !== null) return { ...about, state: "stale", reason: why };
      if (lag.seconds > patienceSeconds)
        return { ...about, state: "stale", reason: `Newer data waits since ${Math.round(lag.seconds / 60)} minutes.` };
      const behind = state === "syncing" || lag.documents + lag.business > 0;
      return { ...about, state: behind ? "syncing" : "ok", reason: null };
    } catch {
      const reason = "The analytics engine does not answer and has no earlier figures. Stored data is safe.";
      return { asOf: 0, version: 0, state: "stale", reason };
    }
  }

  /** A workspace that was just made: there are no figures that could be old. */
  #unread(version: number): Freshness {
    return { asOf: this.#repo.clock.now, version, state: "syncing", reason: null };
  }

  async status(): Promise<StatusNode> {
    const { workspace, clock } = this.#repo;
    const [stores, engine, segments, processes] = await Promise.all([
      this.#storeNodes(),
      this.#engine(),
      segmentsTold(this.#home, workspace.id, clock.now),
      this.#processes(),
    ]);
    return { stores, engine, segments, processes, version: this.#version };
  }

  /** This page is read when something is down: an engine that does not answer is a state, not an error. */
  async #engine(): Promise<WorkspaceStatus> {
    const workspaceId = this.#repo.workspace.id;
    try {
      return await this.#repo.engine.status(workspaceId);
    } catch {
      return { ...silentEngine, workspaceId };
    }
  }

  async #storeNodes(): Promise<readonly StoreNode[]> {
    const health = await this.#stores.health();
    return Promise.all(health.map(async (store) => ({ ...store, counts: await this.#countsOf(store) })));
  }

  /** Counts are left out, not 0, while a store does not answer. */
  async #countsOf({ name, state }: StoreHealth): Promise<StoreNode["counts"]> {
    if (state !== "ok") return [];
    try {
      if (name === "control") return [{ name: "workspaces", count: (await this.#stores.control.workspaces()).length }];
      const counts =
        name === "documents"
          ? await (await this.#stores.documents(this.#repo.workspace.id)).counts()
          : await (await this.#stores.business(this.#repo.workspace.id)).counts();
      return Object.entries(counts)
        .filter(([key]) => key !== "lastSeq")
        .map(([key, count]) => ({ name: key, count }));
    } catch {
      return [];
    }
  }

  /** What the supervisor last wrote; nothing when the processes were started one by one. */
  async #processes(): Promise<readonly ProcessNode[]> {
    try {
      const listed: unknown = JSON.parse(await readFile(join(this.#home, "processes.json"), "utf8"));
      return (Array.isArray(listed) ? listed : []).flatMap(processOf);
    } catch {
      return [];
    }
  }
}

function processOf(value: unknown): readonly ProcessNode[] {
  if (typeof value !== "object" || value === null) return [];
  const { name, pid, since, restarts } = value as Partial<Record<string, unknown>>;
  if (typeof name !== "string" || typeof since !== "number" || typeof restarts !== "number") return [];
  return [{ name, state: typeof pid === "number" ? "running" : "restarting", since, restarts }];
}

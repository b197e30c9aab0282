import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Engine, EngineError } from "./client/protocol.ts";
import type { SyncedStores } from "./ingest/read-stores.ts";
import { defaultTidy, type TidyLimits } from "./projections/tidy.ts";
import { Admission, type AdmissionLimits } from "./run/admission.ts";
import { WorkspaceEngine } from "./workspace/workspace-engine.ts";

export interface EngineOptions {
  /** Where the engine's files lie: one folder per workspace. */
  readonly directory: string;
  /** A workspace's zone and stores; undefined when there is no such workspace. */
  readonly workspace: (id: string) => Promise<{ readonly zone: string; readonly stores: SyncedStores } | undefined>;
  /** Memory of all open files together, in MB. */
  readonly memoryMb?: number;
  /** Files that are open at once; the one longest unused is closed for another. */
  readonly openWorkspaces?: number;
  readonly threads?: number;
  readonly batchRows?: number;
  readonly reconcileEveryMs?: number;
  readonly tidy?: TidyLimits;
  readonly admission?: AdmissionLimits;
  readonly now?: () => number;
}

/** The engine in this process. Nothing is read from the stores before `sync`; `startPolling` does that by the clock. */
export function createEngine(options: EngineOptions): Engine {
  const open = new Map<string, Promise<WorkspaceEngine>>();
  const admission = new Admission(options.admission);
  const most = options.openWorkspaces ?? 4;

  const start = async (id: string): Promise<WorkspaceEngine> => {
    if (!isWorkspaceId(id)) throw unknownWorkspace();
    const found = await options.workspace(id);
    if (!found) throw unknownWorkspace();
    return new WorkspaceEngine(settingsOf(options, id, found.zone, most), found.stores, admission);
  };

  const of = async (id: string): Promise<WorkspaceEngine> => {
    const engine = open.get(id) ?? start(id);
    open.delete(id);
    open.set(id, engine);
    engine.catch(() => open.delete(id));
    for (const [other, oldest] of open) {
      if (open.size <= most) break;
      open.delete(other);
      await (await oldest).close();
    }
    return engine;
  };

  return {
    run: async (request) => (await of(request.workspaceId)).questions.run(request),
    catalog: async (id, scope) => (await of(id)).questions.catalog(scope),
    values: async (request) => (await of(request.workspaceId)).questions.values(request),
    status: async (id) => (await of(id)).status(),
    sync: async (id) => (await of(id)).feed.sync(),
    forget: async (id) => {
      if (!isWorkspaceId(id)) return;
      await (await open.get(id)?.catch(() => undefined))?.close();
      open.delete(id);
      await rm(join(options.directory, id), { recursive: true, force: true });
    },
    close: async () => {
      const all = [...open.values()];
      open.clear();
      for (const engine of all) await (await engine.catch(() => undefined))?.close();
    },
  };
}

function settingsOf(options: EngineOptions, id: string, zone: string, most: number) {
  const memory = Math.max(128, Math.floor((options.memoryMb ?? 2048) / most));
  return {
    workspaceId: id,
    directory: join(options.directory, id),
    zone,
    limits: {
      memory: `${memory}MB`,
      threads: options.threads ?? 2,
      tempDirectory: join(options.directory, id, "spill"),
    },
    batchRows: options.batchRows ?? 20_000,
    reconcileEveryMs: options.reconcileEveryMs ?? 60_000,
    tidy: options.tidy ?? defaultTidy,
    now: options.now ?? Date.now,
  };
}

/** Ids become folder names. */
function isWorkspaceId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}

function unknownWorkspace(): EngineError {
  return new EngineError("unavailable", "There is no such workspace.");
}

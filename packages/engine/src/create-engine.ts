import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scope } from "@throughline/sources";
import {
  type CatalogAnswer,
  type Cut,
  type Engine,
  EngineError,
  type RunAnswer,
  type RunRequest,
  type WorkspaceStatus,
} from "./client/protocol.ts";
import type { SyncedStores } from "./ingest/read-stores.ts";
import { Admission } from "./run/admission.ts";
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
  readonly now?: () => number;
}

/** The engine in this process. Nothing is read from the stores before `sync`; `startPolling` does that by the clock. */
export function createEngine(options: EngineOptions): Engine {
  const open = new Map<string, Promise<WorkspaceEngine>>();
  const admission = new Admission();
  const most = options.openWorkspaces ?? 4;

  const start = async (id: string): Promise<WorkspaceEngine> => {
    const found = await options.workspace(id);
    if (!found) throw new EngineError("unavailable", "There is no such workspace.");
    const memory = Math.max(128, Math.floor((options.memoryMb ?? 4096) / most));
    const settings = {
      workspaceId: id,
      directory: join(options.directory, id),
      zone: found.zone,
      limits: {
        memory: `${memory}MB`,
        threads: options.threads ?? 2,
        tempDirectory: join(tmpdir(), `throughline-${process.pid}`, id),
      },
      batchRows: options.batchRows ?? 20_000,
      now: options.now ?? Date.now,
    };
    return new WorkspaceEngine(settings, found.stores);
  };

  const of = async (id: string): Promise<WorkspaceEngine> => {
    const known = open.get(id);
    const engine = known ?? start(id);
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
    run: async (request: RunRequest): Promise<RunAnswer> => {
      const engine = await of(request.workspaceId);
      return admission.run(() => engine.run(request));
    },
    sync: async (id: string): Promise<Cut> => (await of(id)).sync(),
    status: async (id: string): Promise<WorkspaceStatus> => (await of(id)).status(),
    catalog: async (_id: string, _scope: Scope): Promise<CatalogAnswer> => {
      throw new EngineError("unavailable", "catalog");
    },
    values: async () => [],
    forget: async () => undefined,
    close: async () => {
      for (const engine of open.values()) await (await engine.catch(() => undefined))?.close();
      open.clear();
    },
  };
}

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Setting, StoreUnavailable } from "@throughline/sources";
import { type Cut, type Engine, EngineError, type Touched, type TouchedRequest } from "./client/protocol.ts";
import { boundOf, type SyncedStores } from "./ingest/read-stores.ts";
import { defaultTidy, type TidyLimits } from "./projections/tidy.ts";
import { Admission, type AdmissionLimits } from "./run/admission.ts";
import { nothingTouched } from "./touched/read-touched.ts";
import { OpenWorkspaces } from "./workspace/open-workspaces.ts";
import { WorkspaceEngine } from "./workspace/workspace-engine.ts";
import type { CaughtUp } from "./workspace/workspace-sync.ts";

interface FoundWorkspace {
  readonly zone: string;
  /** What the workspace decided about itself: the newest version of each setting that was saved. */
  readonly settings: readonly Setting[];
  readonly stores: SyncedStores;
}

export interface EngineOptions {
  /** Where the engine's files lie: one folder per workspace. */
  readonly directory: string;
  /** A workspace's zone, settings and stores; undefined when there is no such workspace. */
  readonly workspace: (id: string) => Promise<FoundWorkspace | undefined>;
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
  /** Told of a question that does not end although it was interrupted: the process must be ended then. */
  readonly onStuck?: (workspaceId: string) => void;
}

/** Who waits for a newer version learns of it within this time. */
const lookEveryMs = 20;

/** The engine in this process. Nothing is read from the stores before `sync`; `startPolling` does that by the clock. */
export function createEngine(options: EngineOptions): Engine {
  const admission = new Admission(options.admission);
  const most = options.openWorkspaces ?? 4;
  /** What was visible when a workspace was closed; as long as its stores have nothing newer, it stays closed. */
  const left = new Map<string, CaughtUp & { readonly rules: string }>();

  const find = async (id: string): Promise<FoundWorkspace> => {
    const found = isWorkspaceId(id) ? await options.workspace(id) : undefined;
    if (!found) throw unknownWorkspace();
    return found;
  };
  const open = new OpenWorkspaces(most, async (id) => {
    const { zone, settings, stores } = await find(id);
    const engine = new WorkspaceEngine(settingsOf(options, id, zone, most), stores, admission);
    engine.feed.settings = settings;
    return engine;
  });

  const sync = async (id: string): Promise<Cut> => {
    const found = open.has(id) ? await unlessAway(find(id)) : await find(id);
    if (!found) return open.use(id, false, ({ feed }) => feed.sync());
    const { zone, settings, stores } = found;
    const rules = rulesOf(found);
    const before = open.has(id) ? undefined : left.get(id);
    if (before?.rules === rules) {
      const bound = await boundOf(stores, (options.now ?? Date.now)());
      const same = bound.documents === before.bound.documents && bound.business === before.bound.business;
      if (same) {
        const cut = { ...before.cut, asOf: bound.asOf };
        left.set(id, { ...before, cut });
        return cut;
      }
    }
    if (await open.use(id, false, async (engine) => engine.zone !== zone)) await open.close(id);
    return open.use(id, false, async ({ feed }) => {
      feed.settings = settings;
      const cut = await feed.sync();
      if (feed.caughtUp) left.set(id, { ...feed.caughtUp, rules });
      return cut;
    });
  };

  const touched = async ({ workspaceId: id, since, waitMs }: TouchedRequest): Promise<Touched> => {
    const until = performance.now() + waitMs;
    for (;;) {
      const cut = left.get(id)?.cut;
      const waits = (!cut || cut.version === since.version) && performance.now() < until;
      if (waits) await sleep(lookEveryMs);
      else if (!cut) throw new EngineError("unavailable", "The stores are still being read. Ask again in a moment.");
      else if (cut.version === since.version) return { cut, units: nothingTouched };
      else return open.use(id, false, ({ questions }) => questions.touched(since, cut.version));
    }
  };

  return {
    touched,
    run: (request) => open.use(request.workspaceId, true, ({ questions }) => questions.run(request)),
    catalog: (id, scope, what) => open.use(id, true, ({ questions }) => questions.catalog(scope, what)),
    values: (request) => open.use(request.workspaceId, true, ({ questions }) => questions.values(request)),
    identity: (id, scope, identifier) => open.use(id, true, ({ questions }) => questions.identity(scope, identifier)),
    status: (id) => open.use(id, false, (engine) => engine.status()),
    sync,
    forget: async (id) => {
      if (!isWorkspaceId(id)) return;
      left.delete(id);
      await open.close(id, () => rm(join(options.directory, id), { recursive: true, force: true }));
    },
    close: () => open.closeAll(),
  };
}

/** What decides besides the stores how an engine counts: another text means another reading. */
function rulesOf({ zone, settings }: FoundWorkspace): string {
  return JSON.stringify([zone, settings.map(({ name, version }) => [name, version]).toSorted()]);
}

/** An open workspace goes on with what is known of it while the list of workspaces cannot be read. */
function unlessAway<T>(found: Promise<T>): Promise<T | undefined> {
  const patience = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 3_000).unref());
  return Promise.race([found, patience]).catch((cause: unknown) => {
    if (cause instanceof StoreUnavailable) return undefined;
    throw cause;
  });
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
    onStuck: () => options.onStuck?.(id),
  };
}

/** Ids become folder names. */
function isWorkspaceId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}

function unknownWorkspace(): EngineError {
  return new EngineError("unavailable", "There is no such workspace.");
}

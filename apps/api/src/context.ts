import { nothingSaved, type Saved } from "@throughline/model";
import { type Principal, repo, type Setting, type Workspace, type WorkspaceRepo } from "@throughline/sources";
import type { Asker } from "./http/identify.ts";
import type { Installation } from "./installation.ts";
import type { SegmentWatch } from "./modules/spell/segment-watch.ts";
import { type WorkspaceService, workspaceService } from "./modules/workspace/workspace-service.ts";
import { ApiError } from "./repo/api-error.ts";
import { linkedBy } from "./repo/linked.ts";
import { Repo } from "./repo/repo.ts";
import { createServices, type Services } from "./services.ts";

/** What one request works with. Services hold its principal, so nothing here may be kept for another request. */
export interface RequestContext {
  readonly principal: Principal;
  /** Asked with the cookie of a session, which can be ended. */
  readonly bySession: boolean;
  readonly workspaces: WorkspaceService;
  readonly segmentWatch: SegmentWatch;
  /** For the same principal, of what is known later: a stream outlives what its request has read. */
  again(): RequestContext;
  /** Where events are sent to. */
  readonly collectorUrl: string;
  /** Makes the services of a workspace that `workspaces` allowed; answers the workspace. */
  open(reads: WorkspaceRepo): Workspace;
  /** The services of an opened workspace; `at`, for numbers of an earlier instant, is what they take for now. */
  in(workspaceId: string, at?: number): Services;
}

export function createContext(installation: Installation, { principal, bySession }: Asker): RequestContext {
  const { stores, engine, clock, nextId, deadlineMs, definitions } = installation;
  const now = clock();
  const opened = new Map<string, (at: number) => Services>();
  const decided = new Map<string, { readonly settings: readonly Setting[]; readonly saved: Saved }>();
  const workspaces = workspaceService({
    stores,
    visible: repo(stores, principal, linkedBy(engine, deadlineMs)),
    principal,
    clock,
    nextId,
  });
  /** What a workspace decided is read with it, so that every definition of a request is read by the same versions. */
  const known = async (reads: WorkspaceRepo): Promise<WorkspaceRepo> => {
    const { id } = reads.workspace;
    if (decided.has(id)) return reads;
    const [settings, saved] = await Promise.all([stores.control.settings(id), definitions.of(id)]);
    decided.set(id, { settings, saved });
    return reads;
  };
  return {
    principal,
    bySession,
    segmentWatch: installation.segmentWatch,
    again: () => createContext(installation, { principal, bySession }),
    collectorUrl: installation.collectorUrl,
    workspaces: {
      ...workspaces,
      list: async () => Promise.all((await workspaces.list()).map(known)),
      find: async (id) => {
        const found = await workspaces.find(id);
        return found && known(found);
      },
    },
    open(reads) {
      const { id } = reads.workspace;
      const known = decided.get(id) ?? { settings: [], saved: nothingSaved };
      const readSaved = () => definitions.of(id);
      const parts = { principal, reads, engine, ...known, readSaved, deadlineMs };
      const made = new Map<number, Services>();
      const at = (instant: number): Services => {
        const services = made.get(instant) ?? createServices(new Repo({ ...parts, now: instant }), installation);
        made.set(instant, services);
        return services;
      };
      if (!opened.has(id)) opened.set(id, at);
      return reads.workspace;
    },
    in(workspaceId, at = now) {
      const services = opened.get(workspaceId);
      if (!services) throw new Error("a node of a workspace that this request did not open");
      if (at > now) throw new ApiError("BAD_INPUT", "This instant is still to come.");
      return services(at);
    },
  };
}

import { type Principal, repo, type Workspace, type WorkspaceRepo } from "@throughline/sources";
import type { Asker } from "./http/identify.ts";
import type { Installation } from "./installation.ts";
import { type WorkspaceService, workspaceService } from "./modules/workspace/workspace-service.ts";
import { linkedBy } from "./repo/linked.ts";
import { Repo } from "./repo/repo.ts";
import { createServices, type Services } from "./services.ts";

/** What one request works with. Services hold its principal, so nothing here may be kept for another request. */
export interface RequestContext {
  readonly principal: Principal;
  /** Asked with the cookie of a session, which can be ended. */
  readonly bySession: boolean;
  readonly workspaces: WorkspaceService;
  /** Where events are sent to. */
  readonly collectorUrl: string;
  /** Makes the services of a workspace that `workspaces` allowed; answers the workspace. */
  open(reads: WorkspaceRepo): Workspace;
  /** The services of an opened workspace. */
  in(workspaceId: string): Services;
}

export function createContext(installation: Installation, { principal, bySession }: Asker): RequestContext {
  const { stores, engine, clock, nextId, deadlineMs } = installation;
  const now = clock();
  const opened = new Map<string, Services>();
  return {
    principal,
    bySession,
    collectorUrl: installation.collectorUrl,
    workspaces: workspaceService({
      stores,
      visible: repo(stores, principal, linkedBy(engine, deadlineMs)),
      principal,
      clock,
      nextId,
    }),
    open(reads) {
      const { id } = reads.workspace;
      const settings = () => stores.control.settings(id);
      if (!opened.has(id))
        opened.set(id, createServices(new Repo({ principal, reads, engine, settings, deadlineMs, now }), installation));
      return reads.workspace;
    },
    in(workspaceId) {
      const services = opened.get(workspaceId);
      if (!services) throw new Error("a node of a workspace that this request did not open");
      return services;
    },
  };
}

import type { Problem } from "@throughline/model";
import type { Principal, Repo, Stores, Workspace, WorkspaceRepo } from "@throughline/sources";
import { ApiError } from "../../repo/api-error.ts";

/** The workspaces that a principal may open; a token belongs to exactly one. */
export interface WorkspaceService {
  list(): Promise<readonly WorkspaceRepo[]>;
  find(id: string): Promise<WorkspaceRepo | undefined>;
  create(input: NewWorkspace): Promise<{ made?: WorkspaceRepo; problems: readonly Problem[] }>;
}

export interface NewWorkspace {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

export function workspaceService(parts: {
  readonly stores: Stores;
  /** What the principal may open. */
  readonly visible: Repo;
  readonly principal: Principal;
  readonly clock: () => number;
  readonly nextId: () => string;
}): WorkspaceService {
  const { stores, visible, principal, clock, nextId } = parts;
  return {
    list: () => visible.workspaces(),
    find: (id) => visible.workspace(id),
    create: async (input) => {
      if (principal.workspaceId !== "*")
        throw new ApiError("FORBIDDEN", "A token of one workspace cannot create another. Use the command line.");
      const problems = problemsOf(input);
      if (problems.length > 0) return { problems };
      const at = clock();
      const workspace: Workspace = {
        id: nextId(),
        name: input.name.trim(),
        timeZone: input.timeZone,
        weekStart: "monday",
        currency: input.currency,
        customerNoun: "customer",
        accountNoun: "account",
        createdAt: at,
      };
      await Promise.all([
        stores.documents(workspace.id).then((store) => store.migrate()),
        stores.business(workspace.id).then((store) => store.migrate()),
      ]);
      await stores.control.putWorkspace(workspace);
      await stores.control.audit({
        at,
        principal: principal.id,
        workspaceId: workspace.id,
        action: "workspace.create",
        subject: workspace.id,
        detail: workspace.name,
      });
      const made = await visible.workspace(workspace.id);
      return { ...(made ? { made } : {}), problems: [] };
    },
  };
}

function problemsOf(input: NewWorkspace): readonly Problem[] {
  const problems: Problem[] = [];
  const name = input.name.trim();
  if (name.length === 0 || name.length > 80)
    problems.push({ code: "badName", message: "A name has 1 to 80 characters.", path: ["name"] });
  if (!isZone(input.timeZone))
    problems.push({
      code: "unknownZone",
      message: "This is not a time zone, for example Europe/Berlin.",
      path: ["timeZone"],
    });
  if (!/^[A-Z]{3}$/.test(input.currency))
    problems.push({
      code: "badCurrency",
      message: "A currency is its ISO 4217 code, for example EUR.",
      path: ["currency"],
    });
  return problems;
}

function isZone(zone: string): boolean {
  try {
    return zone.length <= 64 && new Intl.DateTimeFormat("en", { timeZone: zone }).format(0).length > 0;
  } catch {
    return false;
  }
}

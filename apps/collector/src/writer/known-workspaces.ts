import type { IdentityRules } from "@throughline/model";
import {
  type EventCheck,
  identityRulesOf,
  type Stores,
  StoreUnavailable,
  type Workspace,
  type WorkspaceStores,
} from "@throughline/sources";
import type { WorkspaceIntake } from "./event-writer.ts";

const freshMs = 2_000;

interface Known {
  readonly workspace: Workspace | undefined;
  readonly check: EventCheck | undefined;
  readonly rules: IdentityRules;
  readonly at: number;
}

type Asked = (id: string) => Promise<EventCheck | undefined>;

/** Workspaces as the writers need them; the last known stand in while the control database cannot be read. */
export function knownWorkspaces(stores: Stores, elapsed: () => number, checkOf: Asked = async () => undefined) {
  const known = new Map<string, Known>();

  async function find(id: string): Promise<Known> {
    const last = known.get(id);
    if (last?.workspace && elapsed() - last.at < freshMs) return last;
    try {
      const workspace = await stores.control.workspace(id);
      const rules = await identityRulesOf(stores.control, id);
      const found = { workspace, check: await checkOf(id), rules, at: elapsed() };
      known.set(id, found);
      return found;
    } catch (error) {
      if (error instanceof StoreUnavailable && last?.workspace) return last;
      throw error;
    }
  }

  return {
    async intake(id: string): Promise<WorkspaceIntake | undefined> {
      const { workspace, check, rules } = await find(id);
      if (!workspace) return undefined;
      const documents = await stores.documents(id);
      return { timeZone: workspace.timeZone, documents, rules, ...(check ? { check } : {}) };
    },
    async stores(id: string): Promise<{ timeZone: string; stores: WorkspaceStores } | undefined> {
      const { workspace } = await find(id);
      if (!workspace) return undefined;
      const [documents, business] = await Promise.all([stores.documents(id), stores.business(id)]);
      return { timeZone: workspace.timeZone, stores: { documents, business } };
    },
  };
}

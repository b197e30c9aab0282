import type { RecordPage, RecordQuery, RecordRef, RecordVersion, StoredRecord } from "./ports/business-store.ts";
import type { Workspace } from "./ports/control-store.ts";
import type { EventKey, EventRecord, Profile } from "./ports/document-store.ts";
import type { Principal, Scope } from "./ports/principal.ts";
import { scopeOf } from "./ports/principal.ts";
import type { Stores } from "./ports/stores.ts";

/**
 * The stores as one principal may read them. There is no method without a scope: business rows are limited inside the
 * query, documents to the people of the principal's own accounts. What may not be seen answers like what is not there.
 */
export interface Repo {
  workspaces(): Promise<readonly WorkspaceRepo[]>;
  /** Undefined when the workspace does not exist, and alike when the principal may not see it. */
  workspace(id: string): Promise<WorkspaceRepo | undefined>;
}

/** A workspace that its principal may open: whoever holds one need not ask again. */
export interface WorkspaceRepo {
  readonly workspace: Workspace;
  readonly scope: Scope;
  records(kind: string, keys: readonly string[]): Promise<readonly StoredRecord[]>;
  recordsOf(refs: readonly RecordRef[]): Promise<readonly StoredRecord[]>;
  recordsBy(kind: string, field: string, values: readonly string[], perValue: number): Promise<readonly StoredRecord[]>;
  list(query: RecordQuery): Promise<RecordPage>;
  versions(kind: string, key: string): Promise<readonly RecordVersion[]>;
  /** Profiles by identifier. A limited scope sees `user:` profiles of members of own accounts only. */
  profiles(ids: readonly string[]): Promise<readonly Profile[]>;
  /** Events by key. A limited scope sees those of own accounts' members, and of own accounts as groups. */
  events(keys: readonly EventKey[]): Promise<readonly EventRecord[]>;
}

export function repo(stores: Stores, principal: Principal): Repo {
  const mayRead = (id: string) => principal.workspaceId === "*" || principal.workspaceId === id;
  const within = (workspace: Workspace) => workspaceRepo(stores, workspace, scopeOf(principal));
  return {
    workspaces: async () => (await stores.control.workspaces()).filter(({ id }) => mayRead(id)).map(within),
    async workspace(id) {
      const workspace = mayRead(id) ? await stores.control.workspace(id) : undefined;
      return workspace && within(workspace);
    },
  };
}

function workspaceRepo(stores: Stores, workspace: Workspace, scope: Scope): WorkspaceRepo {
  const business = () => stores.business(workspace.id);
  const documents = () => stores.documents(workspace.id);
  const limited = scope.kind !== "all";

  /** Which of these customers are members of own accounts, as memberships or contacts say. */
  async function ownCustomers(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = [...new Set(ids)];
    if (asked.length === 0) return new Set();
    const store = await business();
    const found = await Promise.all(
      ["membership", "contact"].map((kind) => store.byField(scope, kind, "customerId", asked, 1)),
    );
    return new Set(found.flat().map(({ values }) => String(values["customerId"])));
  }

  return {
    workspace,
    scope,
    records: async (kind, keys) => (await business()).byKeys(scope, kind, keys),
    recordsOf: async (refs) => (await business()).byRefs(scope, refs),
    recordsBy: async (kind, field, values, perValue) =>
      (await business()).byField(scope, kind, field, values, perValue),
    list: async (query) => (await business()).list(scope, query),
    versions: async (kind, key) => (await business()).versions(scope, kind, key),
    async profiles(ids) {
      if (!limited) return (await documents()).profiles(ids);
      const own = await ownCustomers(ids.map(customerOf).filter((id) => id !== undefined));
      return (await documents()).profiles(ids.filter((id) => own.has(customerOf(id) ?? "")));
    },
    async events(keys) {
      const found = await (await documents()).events(keys);
      if (!limited) return found;
      const groups = [...new Set(found.flatMap(({ groupId }) => (groupId === undefined ? [] : [groupId])))];
      const [customers, accounts] = await Promise.all([
        ownCustomers(found.flatMap(({ userId }) => (userId === undefined ? [] : [userId]))),
        (await business()).byKeys(scope, "account", groups),
      ]);
      const own = new Set(accounts.map(({ key }) => key));
      // An event that names its account is that account's; only without one does its customer decide.
      return found.filter(({ userId, groupId }) =>
        groupId === undefined ? customers.has(userId ?? "") : own.has(groupId),
      );
    },
  };
}

/** The user id of an identifier `user:<id>`; an anonymous one belongs to no account. */
function customerOf(identifier: string): string | undefined {
  return identifier.startsWith("user:") ? identifier.slice("user:".length) : undefined;
}

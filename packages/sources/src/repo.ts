import { anonymousIdentifier, customerIdentifier, customerIdOf, userIdentifier } from "@throughline/model";
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
  /** Profiles by identifier. A limited scope sees those of own accounts' people only. */
  profiles(ids: readonly string[]): Promise<readonly Profile[]>;
  /** Events by key. A limited scope sees those of own accounts as groups, and of own accounts' people without a group. */
  events(keys: readonly EventKey[]): Promise<readonly EventRecord[]>;
}

/** Which of these identifiers the identity map joins to a customer whom the scope sees. */
export type Linked = (
  workspaceId: string,
  scope: Scope,
  identifiers: readonly string[],
) => Promise<ReadonlySet<string>>;

/** `linked` is asked about identifiers that memberships do not name: anonymous ones, and other ids of a customer. */
export function repo(stores: Stores, principal: Principal, linked: Linked): Repo {
  const mayRead = (id: string) => principal.workspaceId === "*" || principal.workspaceId === id;
  const within = (workspace: Workspace) => workspaceRepo(stores, workspace, scopeOf(principal), linked);
  return {
    workspaces: async () => (await stores.control.workspaces()).filter(({ id }) => mayRead(id)).map(within),
    async workspace(id) {
      const workspace = mayRead(id) ? await stores.control.workspace(id) : undefined;
      return workspace && within(workspace);
    },
  };
}

function workspaceRepo(stores: Stores, workspace: Workspace, scope: Scope, linked: Linked): WorkspaceRepo {
  const business = () => stores.business(workspace.id);
  const documents = () => stores.documents(workspace.id);
  const limited = scope.kind !== "all";

  /** Which identifiers are of people of own accounts: as memberships or contacts say, else by the identity map. */
  async function ownIdentifiers(identifiers: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = [...new Set(identifiers)];
    if (asked.length === 0) return new Set();
    const store = await business();
    const users = asked.map(customerIdOf).filter((id) => id !== undefined);
    const members = await Promise.all(
      (users.length === 0 ? [] : ["membership", "contact"]).map((kind) =>
        store.byField(scope, kind, "customerId", users, 1),
      ),
    );
    const own = new Set(members.flat().map(({ values }) => customerIdentifier(String(values["customerId"]))));
    const unnamed = asked.filter((id) => !own.has(id));
    return unnamed.length === 0 ? own : new Set([...own, ...(await linked(workspace.id, scope, unnamed))]);
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
      const own = await ownIdentifiers(ids);
      return (await documents()).profiles(ids.filter((id) => own.has(id)));
    },
    async events(keys) {
      const found = await (await documents()).events(keys);
      if (!limited) return found;
      const groups = [...new Set(found.flatMap(({ groupId }) => (groupId === undefined ? [] : [groupId])))];
      const ofNoAccount = found.filter(({ groupId }) => groupId === undefined);
      const [people, accounts] = await Promise.all([
        ownIdentifiers(ofNoAccount.map(identifierOf).filter((id) => id !== undefined)),
        (await business()).byKeys(scope, "account", groups),
      ]);
      const own = new Set(accounts.map(({ key }) => key));
      // An event that names its account is that account's; only without one does its customer decide.
      return found.filter((event) =>
        event.groupId === undefined ? people.has(identifierOf(event) ?? "") : own.has(event.groupId),
      );
    },
  };
}

function identifierOf({ userId, anonymousId }: EventRecord): string | undefined {
  if (userId !== undefined) return userIdentifier(userId);
  return anonymousId === undefined ? undefined : anonymousIdentifier(anonymousId);
}

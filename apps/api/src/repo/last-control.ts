import { createHash } from "node:crypto";
import { type Principal, type Setting, type Stores, StoreUnavailable, type Workspace } from "@throughline/sources";

const patienceMs = 1_000;
const principalKeptMs = 5 * 60_000;
const mostKept = 1_000;

interface Kept<T> {
  readonly value: T;
  readonly at: number;
}

/**
 * The last known workspaces and, for five minutes, who held a token: served only while the control database cannot be
 * read or does not answer, so that figures can be seen meanwhile. Everything that writes asks the database itself.
 */
export function withLastControl(stores: Stores, clock: () => number): Stores {
  const { control } = stores;
  const lists = new Map<string, Kept<readonly Workspace[]>>();
  const workspaces = new Map<string, Kept<Workspace>>();
  const settings = new Map<string, Kept<readonly Setting[]>>();
  const principals = new Map<string, Kept<Principal>>();

  async function kept<T>(map: Map<string, Kept<T>>, key: string, ask: () => Promise<T | undefined>, keptMs: number) {
    const asked = ask().then((value) => {
      map.delete(key);
      if (value !== undefined) map.set(key, { value, at: clock() });
      const oldest = map.keys().next();
      if (map.size > mostKept && !oldest.done) map.delete(oldest.value);
      return value;
    });
    const last = map.get(key);
    if (!last || clock() - last.at > keptMs) return asked;
    asked.catch(() => undefined);
    return Promise.race([asked, after(patienceMs, last.value)]).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return last.value;
      throw error;
    });
  }

  const holder = (secret: string) => createHash("sha256").update(secret).digest("base64url");
  const always = Number.POSITIVE_INFINITY;
  return {
    ...stores,
    control: {
      ...control,
      workspaces: async () => (await kept(lists, "", () => control.workspaces(), always)) ?? [],
      workspace: (id) => kept(workspaces, id, () => control.workspace(id), always),
      settings: async (id) => (await kept(settings, id, () => control.settings(id), always)) ?? [],
      principalOf: (secret) =>
        kept(principals, `token ${holder(secret)}`, () => control.principalOf(secret), principalKeptMs),
      principalOfSession: (secret) =>
        kept(principals, `session ${holder(secret)}`, () => control.principalOfSession(secret), principalKeptMs),
    },
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}

import type { Problem } from "@throughline/model";
import type { Stores, WriteKey } from "@throughline/sources";
import type { Repo } from "../../repo/repo.ts";

export interface WriteKeyPayload {
  readonly writeKey: WriteKey | null;
  /** Only of a key that was made just now: it cannot be shown again. */
  readonly secret: string | null;
  readonly problems: readonly Problem[];
}

const longestSource = 60;

/** Who may send events to this workspace. */
export class WriteKeyService {
  readonly #repo: Repo;
  readonly #stores: Stores;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }) {
    this.#repo = repo;
    this.#stores = stores;
  }

  /** Newest first. */
  async list(): Promise<readonly WriteKey[]> {
    return (await this.#stores.control.writeKeys(this.#repo.workspace.id)).toReversed();
  }

  async create(name: string): Promise<WriteKeyPayload> {
    const source = name.trim();
    if (source === "" || source.length > longestSource || /\p{C}/u.test(source)) return refused;
    const { key, secret } = await this.#stores.control.createWriteKey(this.#repo.workspace.id, source);
    await this.#audit("writeKey.create", key);
    return { writeKey: key, secret, problems: [] };
  }

  async revoke(id: string): Promise<WriteKeyPayload> {
    const changed = await this.#stores.control.revokeWriteKey(this.#repo.workspace.id, id);
    const writeKey = (await this.list()).find((key) => key.id === id) ?? null;
    if (!writeKey) return unknown;
    if (changed) await this.#audit("writeKey.revoke", writeKey);
    return { writeKey, secret: null, problems: [] };
  }

  #audit(action: string, { id, source }: WriteKey): Promise<void> {
    const { clock, principal, workspace } = this.#repo;
    return this.#stores.control.audit({
      at: clock.now,
      principal: principal.id,
      workspaceId: workspace.id,
      action,
      subject: id,
      detail: source,
    });
  }
}

const failed = (code: string, message: string, path: string): WriteKeyPayload => ({
  writeKey: null,
  secret: null,
  problems: [{ code, message, path: [path] }],
});
const refused = failed("badName", `A source has a name of 1 to ${longestSource} characters.`, "source");
const unknown = failed("unknownKey", "There is no such write key.", "id");

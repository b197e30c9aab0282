import type { ControlStore, Role } from "@throughline/sources";
import type { Repo } from "../../repo/repo.ts";

/** Somebody who may edit what is saved in a workspace, as owners are named. */
export interface MemberNode {
  /** Principal id. */
  readonly id: string;
  readonly name: string;
}

const editing: ReadonlySet<Role> = new Set<Role>(["admin", "marketer"]);

/** The holders of tokens that are not revoked and may edit, and whoever asks. */
export class MemberService {
  readonly #repo: Repo;
  readonly #control: ControlStore;

  constructor(repo: Repo, { stores }: { readonly stores: { readonly control: ControlStore } }) {
    this.#repo = repo;
    this.#control = stores.control;
  }

  /** By name. */
  async all(): Promise<readonly MemberNode[]> {
    const { principal, workspace } = this.#repo;
    const holders = (await this.#control.tokens(workspace.id))
      .filter(({ role, revokedAt }) => editing.has(role) && revokedAt === undefined)
      .map(({ id, label }) => ({ id: `token:${id}`, name: label }));
    const asks = holders.some(({ id }) => id === principal.id) ? [] : [{ id: principal.id, name: principal.id }];
    return [...asks, ...holders].toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }
}

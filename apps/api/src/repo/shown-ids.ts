import { randomBytes } from "node:crypto";
import { type Setting, type Stores, StoreUnavailable } from "@throughline/sources";
import { holdsAddress, maskAddresses } from "./masking.ts";
import type { Repo } from "./repo.ts";
import { opened, sealed } from "./sealed-id.ts";

/** Kept beside the workspace's settings; no setting of the registry, so that no screen shows it. */
const settingName = "sealedIds";

/** Ids of people as a role may see them: one that is an address is sealed for who may not read addresses. */
export class ShownIds {
  readonly #repo: Repo;
  readonly #stores: Stores;
  #secret: Promise<Buffer> | undefined;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }) {
    this.#repo = repo;
    this.#stores = stores;
  }

  /** While the control database is away and nothing was ever sealed, the masked id, by which nobody can be found. */
  async shown(id: string): Promise<string> {
    if (this.#repo.seesPersonalData || !holdsAddress(id)) return id;
    try {
      return sealed(await this.#kept(), id);
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable)) throw cause;
      return maskAddresses(id);
    }
  }

  /** A text that others wrote, a name of an event for example, with the addresses in it masked as the role asks. */
  text(text: string): string {
    return this.#repo.seesPersonalData ? text : maskAddresses(text);
  }

  /** What a reader names, as the stores know it. */
  async meant(id: string): Promise<string> {
    return id.startsWith("~") || id.includes(":~") ? opened(await this.#kept(), id) : id;
  }

  #kept(): Promise<Buffer> {
    this.#secret ??= this.#read().catch((cause: unknown) => {
      this.#secret = undefined;
      throw cause;
    });
    return this.#secret;
  }

  /** Of two that make one at the same time the first counts. */
  async #read(): Promise<Buffer> {
    const { id } = this.#repo.workspace;
    const known = secretIn(this.#repo.settings);
    if (known) return known;
    const value = { secret: randomBytes(32).toString("base64url") };
    const about = { savedAt: this.#repo.clock.now, savedBy: "local", note: "" };
    await this.#stores.control.saveSetting(id, { name: settingName, version: 1, value, ...about });
    const kept = secretIn(await this.#stores.control.settings(id));
    if (!kept) throw new Error("the secret of sealed ids was saved and is not there");
    return kept;
  }
}

function secretIn(settings: readonly Setting[]): Buffer | undefined {
  const held = settings.find(({ name }) => name === settingName)?.value["secret"];
  return typeof held === "string" ? Buffer.from(held, "base64url") : undefined;
}

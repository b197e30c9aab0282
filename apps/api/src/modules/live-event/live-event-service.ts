import type { EventRecord, Stores } from "@throughline/sources";
import { decodeCursor, encodeCursor } from "../../repo/cursor.ts";
import { maskObject, maskValue } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import type { JsonValue } from "../../schema/scalar-values.ts";

export interface LiveEvents {
  readonly events: readonly EventRecord[];
  /** For the next question: only what arrives after this. */
  readonly cursor: string;
  /** More arrived since `after` than are shown. */
  readonly more: boolean;
}

/** What arrives, from all sources, as the document store received it. */
export class LiveEventService {
  readonly #repo: Repo;
  readonly #stores: Stores;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }) {
    this.#repo = repo;
    this.#stores = stores;
  }

  /** The newest first. Reads below the lowest open lease, so that nothing appears behind a cursor. */
  async newest(first: number, after: string | undefined): Promise<LiveEvents> {
    const store = await this.#stores.documents(this.#repo.workspace.id);
    const [seen = 0] = after === undefined ? [] : decodeCursor(after, 1);
    const below = await store.safeSeq();
    const found = below - 1 <= seen ? [] : await store.latestEvents({ after: seen, below, limit: first + 1 });
    return {
      events: found.slice(0, first),
      cursor: encodeCursor([Math.max(seen, below - 1)]),
      more: found.length > first,
    };
  }

  /** An id as its reader may see it: one that is an address is masked as everywhere. */
  shown(id: string | undefined): string | null {
    if (id === undefined) return null;
    return this.#repo.seesPersonalData ? id : String(maskValue("", id));
  }

  /** Properties, or the traits of a message that states them, masked as the reader's role asks. */
  details({ properties, traits }: EventRecord): { readonly [key: string]: JsonValue } {
    const all = { ...traits, ...properties };
    return this.#repo.seesPersonalData ? all : maskObject(all);
  }
}

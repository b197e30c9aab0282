import type { FollowedSegment, Stores } from "@throughline/sources";

/** What a read found: the followed segments by id, or why they could not be read. */
export type Seen = ReadonlyMap<string, FollowedSegment> | Error;
type Listener = (seen: Seen) => void;

/**
 * Reads how far the segments of a workspace are, once a second for everybody who listens and not at all while nobody
 * does. A read that takes long is waited for: there is never a second one beside it.
 */
export class SegmentWatch {
  readonly #stores: Pick<Stores, "membership">;
  readonly #everyMs: number;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(stores: Pick<Stores, "membership">, everyMs = 1_000) {
    this.#stores = stores;
    this.#everyMs = everyMs;
  }

  /** Tells of every read from now on, until the answer is called. */
  listen(workspaceId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(workspaceId) ?? new Set();
    const first = listeners.size === 0;
    listeners.add(listener);
    this.#listeners.set(workspaceId, listeners);
    if (first) void this.#readOn(workspaceId, listeners);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(workspaceId) === listeners) this.#listeners.delete(workspaceId);
    };
  }

  async #readOn(workspaceId: string, listeners: ReadonlySet<Listener>): Promise<void> {
    while (listeners.size > 0) {
      const [seen] = await Promise.all([this.#read(workspaceId), after(this.#everyMs)]);
      for (const listener of listeners) listener(seen);
    }
  }

  async #read(workspaceId: string): Promise<Seen> {
    try {
      const followed = await (await this.#stores.membership(workspaceId)).followed();
      return new Map(followed.map((segment) => [segment.segmentId, segment]));
    } catch (error) {
      return error instanceof Error ? error : new Error("the followed segments cannot be read", { cause: error });
    }
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

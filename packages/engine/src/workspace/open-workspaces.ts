import type { WorkspaceEngine } from "./workspace-engine.ts";

interface Place {
  readonly engine: Promise<WorkspaceEngine>;
  /** Calls that run on it; only a place without any is given to another workspace. */
  users: number;
}

/**
 * The workspaces whose files are open: at most so many, as long as not more are in use at one time. A file is never
 * opened before its former opening is closed: two instances of one file would diverge.
 */
export class OpenWorkspaces {
  readonly #most: number;
  readonly #start: (id: string) => Promise<WorkspaceEngine>;
  /** In the order of their last use by a question. */
  readonly #places = new Map<string, Place>();
  readonly #closing = new Map<string, Promise<void>>();

  constructor(most: number, start: (id: string) => Promise<WorkspaceEngine>) {
    this.#most = most;
    this.#start = start;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** Runs `work` on a workspace, which stays open meanwhile. Upkeep (`recent` false) does not count as a use. */
  async use<T>(id: string, recent: boolean, work: (engine: WorkspaceEngine) => Promise<T>): Promise<T> {
    for (let closing = this.#closing.get(id); closing; closing = this.#closing.get(id)) await closing;
    const place = this.#places.get(id) ?? this.#enter(id);
    place.users++;
    if (recent && this.#places.delete(id)) this.#places.set(id, place);
    try {
      return await work(await place.engine);
    } finally {
      place.users--;
      this.#makeRoom();
    }
  }

  /** Closes a workspace, stopping what runs on it, then does `work` before anyone opens it again. */
  close(id: string, work: () => Promise<void> = async () => undefined): Promise<void> {
    const place = this.#places.get(id);
    this.#places.delete(id);
    const before = this.#closing.get(id);
    const closing = (async () => {
      await before;
      const engine = await place?.engine.catch(() => undefined);
      await engine?.close();
      await work();
    })().finally(() => {
      if (this.#closing.get(id) === settled) this.#closing.delete(id);
    });
    const settled = closing.catch(() => undefined);
    this.#closing.set(id, settled);
    return closing;
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#places.keys()].map((id) => this.close(id)));
    await Promise.all(this.#closing.values());
  }

  #enter(id: string): Place {
    const place: Place = { engine: this.#start(id), users: 0 };
    this.#places.set(id, place);
    place.engine.catch(() => {
      if (this.#places.get(id) === place) this.#places.delete(id);
    });
    return place;
  }

  #makeRoom(): void {
    for (const [id, { users }] of this.#places) {
      if (this.#places.size <= this.#most) return;
      if (users === 0) this.close(id).catch(() => undefined);
    }
  }
}

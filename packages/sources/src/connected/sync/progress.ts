import { type Mapping, mappedRows } from "@throughline/model";
import type { ConnectedStore, SyncState } from "../../ports/connected-store.ts";

/** Another process reads this mapping, or it was ended: nothing more may be written. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

/** How long a process that stopped answering keeps its mapping. */
export const ownershipMs = 60_000;

export function freshState(mapping: Mapping, mappingVersion: number): SyncState {
  return {
    mappingId: mapping.id,
    revision: 0,
    rows: mappedRows(mapping),
    mappingVersion,
    owner: "",
    ownedUntil: 0,
    comparison: null,
    watermark: null,
    movedAt: 0,
    settled: false,
    pending: [],
    rowsRead: 0,
    rowsStored: 0,
    rejected: 0,
    unusable: 0,
    lastSyncAt: null,
    comparedAt: null,
    problem: null,
  };
}

/** The state of one reading, moved by one process: each save proves that it still is that process. */
export class Progress {
  readonly #store: ConnectedStore;
  readonly #owner: string;
  readonly #now: () => number;
  #state: SyncState;

  constructor(store: ConnectedStore, state: SyncState, owner: string, now: () => number) {
    this.#store = store;
    this.#state = state;
    this.#owner = owner;
    this.#now = now;
  }

  get state(): SyncState {
    return this.#state;
  }

  /** Remembered, and saved with the next save. */
  note(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change };
  }

  async save(change: Partial<SyncState> = {}): Promise<void> {
    const { revision } = this.#state;
    const ownership = { owner: this.#owner, ownedUntil: this.#now() + ownershipMs };
    const next = { ...this.#state, ...change, ...ownership, revision: revision + 1 };
    if (!(await this.#store.saveState(next))) throw new Superseded("another process reads this mapping");
    this.#state = next;
  }

  /** Leaves the mapping to whoever comes next. */
  async release(): Promise<void> {
    await this.#store.saveState({ ...this.#state, ownedUntil: 0, revision: this.#state.revision + 1 });
  }
}

/** The state under this process's name; undefined while another process has it. */
export async function claim(
  connected: ConnectedStore,
  mappingId: string,
  owner: string,
  now: () => number,
  fresh: SyncState | undefined,
): Promise<Progress | undefined> {
  const held = (await connected.state(mappingId)) ?? fresh;
  if (!held || (held.owner !== owner && held.ownedUntil > now())) return undefined;
  const progress = new Progress(connected, held, owner, now);
  try {
    await progress.save();
    return progress;
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    throw error;
  }
}

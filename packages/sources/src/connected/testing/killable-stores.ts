import type { ConnectedStore, MappedRow, SyncState } from "../../ports/connected-store.ts";
import type { EventKey, EventRecord, IdentityChange } from "../../ports/document-store.ts";
import type { TargetStores } from "../sync/effects.ts";

export class Killed extends Error {
  override readonly name = "Killed";
}

/**
 * Our stores in memory. `killAfter` counts their writes: at zero the process "dies" in the middle of the write, of which
 * a part was done. Reading goes on from what is here, as after a restart.
 */
export class KillableStores {
  readonly events = new Map<string, EventRecord>();
  readonly rows = new Map<string, MappedRow>();
  /** What messages say about identity, unique as the stores keep it. */
  readonly said = new Map<string, IdentityChange>();
  states = new Map<string, SyncState>();
  killAfter = Number.POSITIVE_INFINITY;
  #seq = 1;

  readonly targets: TargetStores = {
    documents: {
      lease: async (size) => ({ token: "t", from: this.#take(size), size, expiresAt: 0 }),
      append: async (lease, { events, identity }) => {
        let inserted = 0;
        for (const link of this.#part(identity)) {
          const name = JSON.stringify([link.source, link.messageId, link.a, link.b]);
          if (!this.said.has(name)) this.said.set(name, { ...link, seq: lease.from });
        }
        this.#dieWhenDue();
        for (const [at, event] of this.#part(events).entries()) {
          if (this.events.has(event.messageId)) continue;
          this.events.set(event.messageId, { ...event, seq: lease.from + at });
          inserted++;
        }
        this.#dieWhenDue();
        return { inserted, duplicates: events.length - inserted, contested: false };
      },
      deleteEvents: async (keys) => {
        const gone = this.#part(keys).filter(({ messageId }: EventKey) => this.events.delete(messageId));
        this.#dieWhenDue();
        return gone.length;
      },
      links: async (keys) => this.#saidBy(keys).map(([, link]) => link),
      withdrawLinks: async (keys) => {
        const gone = this.#part(this.#saidBy(keys)).filter(([name]) => this.said.delete(name));
        this.#dieWhenDue();
        return gone.length;
      },
      events: async (keys) => keys.flatMap(({ messageId }) => this.events.get(messageId) ?? []),
    },
    business: {
      lease: async (size) => ({ token: "t", from: this.#take(size), size, expiresAt: 0 }),
      put: async () => ({ inserted: 0, updated: 0, unchanged: 0 }),
      remove: async () => 0,
    },
  };

  readonly connected: ConnectedStore = {
    states: async () => [...this.states.values()],
    state: async (id) => this.states.get(id),
    saveState: async (state) => {
      if ((this.states.get(state.mappingId)?.revision ?? 0) !== state.revision - 1) return false;
      if (this.#part([state]).length > 0) this.states.set(state.mappingId, state);
      this.#dieWhenDue();
      return true;
    },
    removeState: async (id) => void this.states.delete(id),
    rows: async (_, keys) => keys.flatMap((key) => this.rows.get(key) ?? []),
    rowsAfter: async (_, after, limit) => {
      const keys = [...this.rows.keys()].filter((key) => after === null || key > after).toSorted();
      return keys.slice(0, limit).flatMap((key) => this.rows.get(key) ?? []);
    },
    putRows: async (_, rows) => {
      for (const row of this.#part(rows)) this.rows.set(row.key, row);
      this.#dieWhenDue();
    },
    removeRows: async (_, keys) => {
      for (const key of this.#part(keys)) this.rows.delete(key);
      this.#dieWhenDue();
    },
    counts: async () => {
      const rejected = [...this.rows.values()].filter(({ target }) => target === null).length;
      return { stored: this.rows.size - rejected, rejected };
    },
    rejects: async () => [],
  };

  #saidBy(keys: readonly EventKey[]) {
    const messages = new Set(keys.map(({ messageId }) => messageId));
    return [...this.said].filter(([, { messageId }]) => messages.has(messageId));
  }

  #take(size: number): number {
    this.#seq += size;
    return this.#seq - size;
  }

  /** All of it, or of the write in which the process dies the first half. */
  #part<T>(items: readonly T[]): readonly T[] {
    this.killAfter -= 1;
    return this.killAfter <= 0 ? items.slice(0, Math.floor(items.length / 2)) : items;
  }

  #dieWhenDue(): void {
    if (this.killAfter <= 0) throw new Killed("the process was killed");
  }
}

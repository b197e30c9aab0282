import type {
  BusinessChange,
  CountAndHash,
  DocumentChange,
  EventRecord,
  IdentityChange,
  Profile,
  Setting,
  StoredRecord,
  StreamRange,
} from "@throughline/sources";
import type { SyncedStores } from "../ingest/read-stores.ts";

type Draft<T extends { readonly seq: number }> = Omit<T, "seq"> & { readonly seq?: number };

/** Both stores in memory, with just what sync reads. Every write takes the next seq of its store. */
export class FakeStores {
  readonly events = new Map<string, EventRecord>();
  readonly profiles = new Map<string, Profile>();
  identity: IdentityChange[] = [];
  readonly documentChanges: DocumentChange[] = [];
  readonly records = new Map<string, StoredRecord>();
  readonly businessChanges: BusinessChange[] = [];
  /** The newest version of each setting. */
  settings: readonly Setting[] = [];
  #documentSeq = 1;
  #businessSeq = 1;

  event(event: Partial<EventRecord> & { timestamp: number }): EventRecord {
    const seq = this.#documentSeq++;
    const whole: EventRecord = {
      source: "web",
      messageId: `m${seq}`,
      type: "track",
      event: "Viewed",
      receivedAt: event.timestamp,
      properties: {},
      traits: {},
      context: {},
      ...event,
      seq,
    };
    this.events.set(`${whole.source}\n${whole.messageId}`, whole);
    return whole;
  }

  profile(profile: Draft<Profile>): void {
    this.profiles.set(profile.id, { ...profile, seq: this.#documentSeq++ });
  }

  /** Of source `manual` it is what a person decided. */
  link(op: IdentityChange["op"], a: string, b: string, timestamp: number, source = "web", messageId?: string): void {
    const seq = this.#documentSeq++;
    this.identity.push({ op, a, b, timestamp, source, messageId: messageId ?? `i${seq}`, seq });
  }

  withdraw(source: string, messageId: string): void {
    this.identity = this.identity.filter((link) => link.source !== source || link.messageId !== messageId);
    const key = JSON.stringify({ source, messageId });
    this.documentChanges.push({ seq: this.#documentSeq++, op: "withdrawLinks", key, at: 0 });
  }

  /** Saves a version of the identity rules: what is left out keeps its default. */
  identityRules(version: number, value: Setting["value"]): void {
    this.settings = [{ name: "identityRules", version, value, savedAt: 0, savedBy: "test", note: "" }];
  }

  deleteEvent(source: string, messageId: string): void {
    this.events.delete(`${source}\n${messageId}`);
    const key = JSON.stringify({ source, messageId });
    this.documentChanges.push({ seq: this.#documentSeq++, op: "deleteEvent", key, at: 0 });
  }

  deleteProfile(id: string): void {
    this.profiles.delete(id);
    this.documentChanges.push({ seq: this.#documentSeq++, op: "deleteProfile", key: id, at: 0 });
  }

  record(kind: string, key: string, values: StoredRecord["values"], attributes: StoredRecord["attributes"] = {}): void {
    const version = (this.records.get(`${kind}\n${key}`)?.version ?? 0) + 1;
    this.records.set(`${kind}\n${key}`, { kind, key, values, attributes, version, seq: this.#businessSeq++ });
  }

  removeRecord(kind: string, key: string): void {
    this.records.delete(`${kind}\n${key}`);
    this.businessChanges.push({ seq: this.#businessSeq++, op: "delete", kind, key, at: 0 });
  }

  get stores(): SyncedStores {
    return {
      documents: {
        safeSeq: async () => this.#documentSeq,
        eventsAfter: async (range) => within(this.events.values(), range),
        profilesAfter: async (range) => within(this.profiles.values(), range),
        identityAfter: async (range) => within(this.identity, range),
        changesAfter: async (range) => within(this.documentChanges, range),
        countsByDay: async (below) => this.#countsByDay(below),
      },
      business: {
        safeSeq: async () => this.#businessSeq,
        recordsAfter: async (kind, range) =>
          within(
            [...this.records.values()].filter((r) => r.kind === kind),
            range,
          ),
        changesAfter: async (range) => within(this.businessChanges, range),
        countsByDay: async (below) => this.#countsByKind(below),
      },
    };
  }

  #countsByDay(below: number): CountAndHash[] {
    const rows = [...this.events.values()].map((e) => ({
      day: new Date(e.timestamp).toISOString().slice(0, 10),
      source: e.source,
      seq: e.seq,
    }));
    return counted(rows, below);
  }

  #countsByKind(below: number): CountAndHash[] {
    return counted(
      [...this.records.values()].map((r) => ({ day: "", source: r.kind, seq: r.seq })),
      below,
    );
  }
}

function within<T extends { readonly seq: number }>(rows: Iterable<T>, range: StreamRange): T[] {
  const inside = [...rows].filter((row) => row.seq > range.after && row.seq < range.below);
  return inside.sort((a, b) => a.seq - b.seq).slice(0, range.limit);
}

function counted(rows: readonly { day: string; source: string; seq: number }[], below: number): CountAndHash[] {
  const read = rows.filter(({ seq }) => seq < below);
  const groups = Map.groupBy(read, (row) => `${row.day}\n${row.source}`);
  return [...groups.values()].map((group) => ({
    day: group[0]?.day ?? "",
    source: group[0]?.source ?? "",
    events: group.length,
    seqSum: String(group.reduce((sum, row) => sum + row.seq, 0)),
  }));
}

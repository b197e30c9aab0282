import type {
  BusinessChange,
  DocumentChange,
  EventRecord,
  IdentityChange,
  Profile,
  StoredRecord,
} from "@throughline/sources";

/** What one transaction applies: rows read from the stores, and how far each stream has been read after it. */
export interface SyncBatch {
  /** When the stores were read; ms. */
  readonly asOf: number;
  /** Stream name to the highest seq that is now known to be in the engine. */
  readonly watermarks: ReadonlyMap<string, number>;
  readonly events: readonly EventRecord[];
  readonly profiles: readonly Profile[];
  readonly identity: readonly IdentityChange[];
  readonly documentChanges: readonly DocumentChange[];
  readonly records: readonly StoredRecord[];
  readonly businessChanges: readonly BusinessChange[];
}

export const emptyBatch: Omit<SyncBatch, "asOf" | "watermarks"> = {
  events: [],
  profiles: [],
  identity: [],
  documentChanges: [],
  records: [],
  businessChanges: [],
};

export function hasRows(batch: SyncBatch): boolean {
  return Object.values(batch).some((value) => Array.isArray(value) && value.length > 0);
}

/**
 * A batch without the events, profiles and links that it takes away itself: the document store writes a change before its
 * effect, so a row may be read beside its delete. A row with a higher seq is another life of the key and stays.
 */
export function withoutDeleted(batch: SyncBatch): SyncBatch {
  if (batch.documentChanges.length === 0) return batch;
  const deletedAt = (op: DocumentChange["op"], name: (key: string) => string) =>
    new Map(batch.documentChanges.filter((c) => c.op === op).map((c) => [name(c.key), c.seq]));
  const events = deletedAt("deleteEvent", (key) => eventName(eventOfChange(key)));
  const links = deletedAt("withdrawLinks", (key) => eventName(eventOfChange(key)));
  const profiles = deletedAt("deleteProfile", (key) => key);
  return {
    ...batch,
    events: batch.events.filter((event) => event.seq > (events.get(eventName(event)) ?? 0)),
    identity: batch.identity.filter((change) => change.seq > (links.get(eventName(change)) ?? 0)),
    profiles: batch.profiles.filter((profile) => profile.seq > (profiles.get(profile.id) ?? 0)),
  };
}

/** The event that the key of a `deleteEvent` names. */
export function eventOfChange(key: string): EventKey {
  const { source, messageId } = JSON.parse(key) as EventKey;
  return { source, messageId };
}

type EventKey = Pick<EventRecord, "source" | "messageId">;

function eventName({ source, messageId }: EventKey): string {
  return JSON.stringify([source, messageId]);
}

import type { Lease } from "./lease.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export type EventType = "track" | "identify" | "page" | "screen" | "group" | "alias";

/** Something a customer did or had done to them. Append-only; unique by (source, messageId). Instants are ms, UTC. */
export interface EventRecord {
  readonly source: string;
  readonly messageId: string;
  /** Given at first durable receipt; breaks ties of equal timestamps. 0 before it is stored. */
  readonly seq: number;
  readonly type: EventType;
  /** Event name: the track name, or `Page viewed`, `Screen viewed`, `Identified`, `Group joined`, `Alias`. */
  readonly event: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly previousId?: string;
  readonly groupId?: string;
  /** Where the event is placed in time (`docs/counting.md`: at receipt when more than 10 minutes ahead of it). */
  readonly timestamp: number;
  readonly receivedAt: number;
  /** The timestamp as sent, when it differs from `timestamp` (future events, shifted demo data). */
  readonly originalTimestamp?: number;
  readonly properties: JsonObject;
  readonly traits: JsonObject;
  readonly context: JsonObject;
}

export interface EventKey {
  readonly source: string;
  readonly messageId: string;
}

/** One value of a trait with the message it came from: per trait the newest (timestamp, source, messageId) wins. */
export interface TraitValue {
  readonly value: Json;
  readonly timestamp: number;
  readonly source: string;
  readonly messageId: string;
}

/** A profile belongs to one identifier, `user:<id>`, `anon:<id>` or `contact:<id>`; the identity map joins identifiers to customers. */
export interface Profile {
  readonly id: string;
  readonly seq: number;
  readonly createdAt: number;
  readonly traits: Readonly<Record<string, TraitValue>>;
}

/** `createdAt` is kept at the minimum seen, each trait at its newest value: patches commute. */
export interface ProfilePatch {
  readonly id: string;
  readonly createdAt: number;
  readonly traits: Readonly<Record<string, TraitValue>>;
}

/** The traits of one group as its messages stated them; the account is written from it. */
export interface GroupTraits {
  readonly id: string;
  readonly traits: Readonly<Record<string, TraitValue>>;
}

/**
 * Two identifiers are one customer. The pairs of one (timestamp, source, messageId) are one message, with its subject as
 * `a`. Of source `manual` it is what a person decided; `unlink` parts the pair until a person links it (`docs/counting.md`).
 */
export interface IdentityChange {
  readonly op: "link" | "unlink";
  readonly a: string;
  readonly b: string;
  readonly timestamp: number;
  readonly source: string;
  readonly messageId: string;
  readonly seq: number;
}

export const documentChangeOps = ["deleteEvent", "deleteProfile", "withdrawLinks"] as const;

/**
 * A row that sync must apply besides appended ones: deletions and erasures of events and profiles, and messages that no
 * longer say who is who. It is about what was stored with a lower seq.
 */
export interface DocumentChange {
  readonly seq: number;
  readonly op: (typeof documentChangeOps)[number];
  /** JSON of EventKey, or the profile id. */
  readonly key: string;
  readonly at: number;
}

export interface AppendResult {
  readonly inserted: number;
  readonly duplicates: number;
  /** Not as many were new as `fresh` says: nothing of profiles and identity was written. Read the events, and append again. */
  readonly contested: boolean;
}

export interface CountAndHash {
  /** Local-free UTC day, `YYYY-MM-DD`, of `timestamp`. */
  readonly day: string;
  readonly source: string;
  readonly events: number;
  /** Sum over events of seq: cheap in every store, and equal only if the same rows are there. */
  readonly seqSum: string;
}

/** A message that could not become an event: why, and its bytes as they came. Nothing that was received is thrown away. */
export interface DeadLetter {
  /** Sorts by receipt; the same when the same message is handled again. */
  readonly id: string;
  readonly source: string;
  /** One of the closed set of the intake, e.g. `badTime`. */
  readonly reason: string;
  /** The reason in a sentence, with what is wrong. */
  readonly message: string;
  readonly receivedAt: number;
  /** What the request said around the message: the `type` of its path, `sentAt` and `context` of its batch. */
  readonly envelope: JsonObject;
  readonly raw: Uint8Array;
}

export interface DeadLetterQuery {
  readonly first: number;
  /** Only those before this id: the last one of the page before. */
  readonly before?: string;
  readonly reason?: string;
  readonly ids?: readonly string[];
}

export interface DeadLetterCount {
  readonly reason: string;
  readonly count: number;
  /** Of the newest one. */
  readonly lastAt: number;
}

/** How many dead letters a workspace keeps, and how many bytes of what was sent and of their envelopes. */
export interface DeadLetterLimit {
  readonly letters: number;
  readonly bytes: number;
}

/** Dead letters that were let go because the limit was reached. */
export interface RotatedDeadLetters {
  readonly letters: number;
  /** Null: never. */
  readonly lastAt: number | null;
}

/** Rows of one stream in ascending `seq`, all `seq` in (after, below), at most `limit`. */
export interface StreamRange {
  readonly after: number;
  readonly below: number;
  readonly limit: number;
}

/** One workspace's documents. Implementations: MongoDB, SQLite. All calls may be repeated safely. */
export interface DocumentStore {
  migrate(): Promise<void>;
  /** Takes a seq range; rows written under it become readable by sync once it is closed. */
  lease(size: number, ttlMs: number): Promise<Lease>;
  /**
   * Stores events (seq = lease.from + i), profile patches and identity links, then closes the lease. All of it is
   * idempotent: duplicates by key are counted, never stored again and keep their first seq. Throws LeaseLost when the
   * lease was fenced, after which the caller takes a new lease and calls again.
   */
  append(lease: Lease, batch: DocumentBatch): Promise<AppendResult>;
  /** Sync must not read at or past this seq: the lowest open lease, or the next seq. Fences expired leases first. */
  safeSeq(): Promise<number>;
  eventsAfter(range: StreamRange): Promise<readonly EventRecord[]>;
  profilesAfter(range: StreamRange): Promise<readonly Profile[]>;
  identityAfter(range: StreamRange): Promise<readonly IdentityChange[]>;
  changesAfter(range: StreamRange): Promise<readonly DocumentChange[]>;
  /** The newest events of a range, newest first. */
  latestEvents(range: StreamRange): Promise<readonly EventRecord[]>;
  events(keys: readonly EventKey[]): Promise<readonly EventRecord[]>;
  profiles(ids: readonly string[]): Promise<readonly Profile[]>;
  /** What is known of groups, and since when: decides which trait is the newest. Groups without any are left out. */
  groups(ids: readonly string[]): Promise<readonly GroupTraits[]>;
  /** Keeps the newest value of each trait: patches commute and may be repeated. */
  patchGroups(patches: readonly GroupTraits[]): Promise<void>;
  /** By id; one that is there already is replaced: its reason may be another now. */
  addDeadLetters(letters: readonly DeadLetter[]): Promise<void>;
  /** Newest first. */
  deadLetters(query: DeadLetterQuery): Promise<readonly DeadLetter[]>;
  /** The most frequent reason first. */
  deadLetterCounts(): Promise<readonly DeadLetterCount[]>;
  removeDeadLetters(ids: readonly string[]): Promise<number>;
  /**
   * Lets the oldest go until both limits hold; answers how many. They are counted before they are gone, so a crash may
   * count some twice and never leaves one out.
   */
  rotateDeadLetters(limit: DeadLetterLimit, at: number): Promise<number>;
  rotatedDeadLetters(): Promise<RotatedDeadLetters>;
  deleteEvents(keys: readonly EventKey[]): Promise<number>;
  /** What these messages say about identity, in no order. */
  links(keys: readonly EventKey[]): Promise<readonly IdentityChange[]>;
  /** Takes back all that these messages say about identity; they may say something again later. Answers how many pairs. */
  withdrawLinks(keys: readonly EventKey[]): Promise<number>;
  counts(): Promise<{ events: number; profiles: number; lastSeq: number }>;
  /** Of the events below a seq: what a reader must have that has read so far. */
  countsByDay(below: number): Promise<readonly CountAndHash[]>;
  close(): Promise<void>;
}

export interface DocumentBatch {
  readonly events: readonly EventRecord[];
  readonly profiles: readonly ProfilePatch[];
  readonly identity: readonly Omit<IdentityChange, "seq">[];
  /**
   * How many of the events nobody had stored when it was worked out what they say. Another writer may have stored one of
   * them since, with another body, which is the one that speaks then. Absent: the batch is written as it is.
   */
  readonly fresh?: number;
}

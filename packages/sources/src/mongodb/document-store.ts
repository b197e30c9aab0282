import { type Collection, type Db, type Document, Long } from "mongodb";
import type {
  AppendResult,
  CountAndHash,
  DeadLetter,
  DeadLetterLimit,
  DeadLetterQuery,
  DocumentBatch,
  DocumentChange,
  DocumentStore,
  EventKey,
  EventRecord,
  GroupTraits,
  StreamRange,
} from "../ports/document-store.ts";
import type { Lease } from "../ports/lease.ts";
import { appendBatch, type WrittenCollections } from "./append-batch.ts";
import { MongoDeadLetters } from "./dead-letters.ts";
import { guarded } from "./mongo-errors.ts";
import { patchGroups } from "./patch-groups.ts";
import { inRange, Sequence } from "./sequence.ts";
import {
  type ChangeDocument,
  type EventDocument,
  eventId,
  eventOf,
  type GroupDocument,
  groupOf,
  type IdentityDocument,
  identityDocument,
  identityOf,
  type OpenRange,
  type ProfileDocument,
  profileOf,
  type SequenceDocument,
} from "./shapes.ts";
import { announce, linksOf, takeAway } from "./taken-away.ts";

/** Documents of one workspace in a MongoDB database. */
export class MongoDocumentStore implements DocumentStore {
  readonly #events: Collection<EventDocument>;
  /** The same collections, as what is stored once by its key. */
  readonly #written: WrittenCollections;
  readonly #profiles: Collection<ProfileDocument>;
  readonly #identity: Collection<IdentityDocument>;
  readonly #changes: Collection<ChangeDocument>;
  readonly #groups: Collection<GroupDocument>;
  readonly #deadLetters: MongoDeadLetters;
  readonly #sequence: Sequence;

  constructor(db: Db) {
    this.#events = db.collection("events");
    this.#profiles = db.collection("profiles");
    this.#written = {
      events: db.collection("events"),
      identity: db.collection("identity"),
      profiles: this.#profiles,
    };
    this.#identity = db.collection("identity");
    this.#changes = db.collection("changes");
    this.#groups = db.collection("groups");
    this.#deadLetters = new MongoDeadLetters(db);
    this.#sequence = new Sequence(db.collection<SequenceDocument>("sequence"));
  }

  /** Idempotent: an index or the sequence that is there already is left alone. */
  migrate(): Promise<void> {
    return guarded(async () => {
      await this.#sequence.ensure();
      await this.#events.createIndex({ seq: 1 });
      await this.#profiles.createIndex({ seq: 1 });
      await this.#identity.createIndex({ seq: 1 });
      await this.#deadLetters.migrate();
    });
  }

  lease(size: number, ttlMs: number): Promise<Lease> {
    return guarded(() => this.#sequence.take(size, ttlMs));
  }

  append(lease: Lease, batch: DocumentBatch): Promise<AppendResult> {
    return guarded(() => appendBatch(this.#written, this.#sequence, lease, batch));
  }

  safeSeq(): Promise<number> {
    return guarded(() => this.#sequence.safe());
  }

  eventsAfter(range: StreamRange): Promise<readonly EventRecord[]> {
    return this.#eventsOf(range, 1);
  }

  latestEvents(range: StreamRange): Promise<readonly EventRecord[]> {
    return this.#eventsOf(range, -1);
  }

  #eventsOf(range: StreamRange, order: 1 | -1): Promise<readonly EventRecord[]> {
    return guarded(async () => {
      const counted = await this.#counted(bySeq(range));
      return (
        await this.#events
          .find(counted)
          .sort({ seq: order })
          .limit(range.limit)
          .batchSize(range.limit + 1)
          .toArray()
      ).map(eventOf);
    });
  }

  profilesAfter(range: StreamRange) {
    return guarded(async () => {
      const found = await this.#profiles
        .find(bySeq(range))
        .sort({ seq: 1 })
        .limit(range.limit)
        .batchSize(range.limit + 1)
        .toArray();
      return found.map(profileOf);
    });
  }

  identityAfter(range: StreamRange) {
    return guarded(async () => {
      const counted = await this.#counted(bySeq(range));
      return (
        await this.#identity
          .find(counted)
          .sort({ seq: 1 })
          .limit(range.limit)
          .batchSize(range.limit + 1)
          .toArray()
      ).map(identityOf);
    });
  }

  changesAfter({ after, below, limit }: StreamRange) {
    return guarded(async () => {
      const filter = await this.#counted({ _id: { $gt: Long.fromNumber(after), $lt: Long.fromNumber(below) } }, "_id");
      const found = await this.#changes
        .find(filter)
        .sort({ _id: 1 })
        .limit(limit)
        .batchSize(limit + 1)
        .toArray();
      return found.map(({ _id, op, key, at }) => ({ seq: Number(_id), op, key, at }));
    });
  }

  events(keys: readonly EventKey[]): Promise<readonly EventRecord[]> {
    return guarded(async () => {
      const filter = await this.#counted({ _id: { $in: keys.map(eventId) } });
      return (await this.#events.find(filter).toArray()).map(eventOf);
    });
  }

  profiles(ids: readonly string[]) {
    return guarded(async () => (await this.#profiles.find({ _id: { $in: [...ids] } }).toArray()).map(profileOf));
  }

  groups(ids: readonly string[]) {
    return guarded(async () => (await this.#groups.find({ _id: { $in: [...ids] } }).toArray()).map(groupOf));
  }

  patchGroups(patches: readonly GroupTraits[]): Promise<void> {
    return guarded(() => patchGroups(this.#groups, patches));
  }

  addDeadLetters(letters: readonly DeadLetter[]): Promise<void> {
    return guarded(() => this.#deadLetters.add(letters));
  }

  deadLetters(query: DeadLetterQuery) {
    return guarded(() => this.#deadLetters.page(query));
  }

  deadLetterCounts() {
    return guarded(() => this.#deadLetters.counts());
  }

  removeDeadLetters(ids: readonly string[]): Promise<number> {
    return guarded(() => this.#deadLetters.remove(ids));
  }

  rotateDeadLetters(limit: DeadLetterLimit, at: number): Promise<number> {
    return guarded(() => this.#deadLetters.rotate(limit, at));
  }

  rotatedDeadLetters() {
    return guarded(() => this.#deadLetters.rotated());
  }

  deleteEvents(keys: readonly EventKey[]): Promise<number> {
    const find = async () => (await this.events(keys)).map((event) => ({ ...event, _id: eventId(event) }));
    return guarded(() =>
      takeAway(this.#written.events, find, (found) => this.#announce("deleteEvent", found.map(keyText))),
    );
  }

  links(keys: readonly EventKey[]) {
    return guarded(async () => {
      const { fenced } = await this.#sequence.read();
      return (await linksOf(this.#identity, keys)).filter(({ seq }) => !inRange(fenced, seq));
    });
  }

  withdrawLinks(keys: readonly EventKey[]): Promise<number> {
    const find = async () =>
      (await linksOf(this.#identity, keys)).map((change) => ({ ...change, _id: identityDocument(change, 0)._id }));
    return guarded(() =>
      takeAway(this.#written.identity, find, (found) =>
        this.#announce("withdrawLinks", [...new Set(found.map(keyText))]),
      ),
    );
  }

  #announce(op: DocumentChange["op"], keys: readonly string[]): Promise<void> {
    return announce(this.#sequence, this.#changes, op, keys);
  }

  counts() {
    return guarded(async () => {
      const { next } = await this.#sequence.read();
      const events = await this.#events.countDocuments(await this.#counted({}));
      return { events, profiles: await this.#profiles.countDocuments({}), lastSeq: next - 1 };
    });
  }

  countsByDay(below: number): Promise<readonly CountAndHash[]> {
    return guarded(async () => {
      const day = { $dateToString: { date: { $toDate: "$timestamp" }, format: "%Y-%m-%d" } };
      const groups = await this.#events
        .aggregate<{ _id: { day: string; source: string }; n: number; total: Long | number }>(
          [
            { $match: await this.#counted({ seq: { $lt: Long.fromNumber(below) } }) },
            { $group: { _id: { day, source: "$source" }, n: { $sum: 1 }, total: { $sum: "$seq" } } },
            { $sort: { "_id.day": 1, "_id.source": 1 } },
          ],
          { promoteLongs: false, allowDiskUse: true },
        )
        .toArray();
      return groups.map(({ _id, n, total }) => ({ ..._id, events: Number(n), seqSum: String(total) }));
    });
  }

  async close(): Promise<void> {}

  /** Leaves out rows of leases that were taken away. */
  async #counted(filter: Document, field = "seq"): Promise<Document> {
    const { fenced } = await this.#sequence.read();
    return fenced.length === 0 ? filter : { $and: [filter, { $nor: fenced.map((range) => within(range, field)) }] };
  }
}

function keyText({ source, messageId }: EventKey): string {
  return JSON.stringify({ source, messageId });
}

function bySeq({ after, below }: StreamRange) {
  return { seq: { $gt: Long.fromNumber(after), $lt: Long.fromNumber(below) } };
}

function within({ from, size }: OpenRange, field: string) {
  return { [field]: { $gte: Long.fromNumber(from), $lt: Long.fromNumber(from + size) } };
}

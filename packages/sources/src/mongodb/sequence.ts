import { randomUUID } from "node:crypto";
import type { Collection, Document } from "mongodb";
import { type Lease, LeaseLost } from "../ports/lease.ts";
import type { OpenRange, SequenceDocument } from "./shapes.ts";

/**
 * The append order of one workspace's documents: one document, so that each step is atomic without transactions.
 *
 * Invariant: an event counts only if its seq is outside every fenced range. A writer that was taken its lease away may
 * still insert, below a watermark that sync has passed: those rows stay invisible until a repeated append gives them
 * new numbers, so none is lost and none is read twice.
 */
export class Sequence {
  readonly #collection: Collection<SequenceDocument>;

  constructor(collection: Collection<SequenceDocument>) {
    this.#collection = collection;
  }

  async ensure(): Promise<void> {
    const initial = { next: 1, leases: [], fenced: [] };
    await this.#collection.updateOne({ _id: "sequence" }, { $setOnInsert: initial }, { upsert: true });
  }

  async take(size: number, ttlMs: number): Promise<Lease> {
    if (!Number.isInteger(size) || size < 1) throw new Error(`a lease needs a positive size, not ${size}`);
    const token = randomUUID();
    const expiresAt = Date.now() + ttlMs;
    const lease = {
      token: { $literal: token },
      from: "$next",
      size: { $literal: size },
      expiresAt: { $literal: expiresAt },
    };
    const after = await this.#update([
      { $set: { leases: { $concatArrays: ["$leases", [lease]] }, next: { $add: ["$next", size] } } },
    ]);
    return { token, from: after.next - size, size, expiresAt };
  }

  async close(lease: Lease): Promise<void> {
    const { modifiedCount } = await this.#collection.updateOne(
      { _id: "sequence", "leases.token": lease.token },
      { $pull: { leases: { token: lease.token } } },
    );
    if (modifiedCount === 0) throw new LeaseLost("the lease expired and was taken away; nothing of this batch counts");
  }

  /** Gives up a lease whose writes failed, so that nobody has to wait until it expires. */
  async abandon(lease: Lease): Promise<void> {
    await this.#fence({ $eq: ["$$lease.token", { $literal: lease.token }] });
  }

  /** The lowest open number, after taking expired leases away. */
  async safe(): Promise<number> {
    const now = Date.now();
    let state = await this.read();
    if (state.leases.some(({ expiresAt }) => expiresAt < now)) {
      state = await this.#fence({ $lt: ["$$lease.expiresAt", { $literal: now }] });
    }
    return state.leases.reduce((lowest, { from }) => Math.min(lowest, from), state.next);
  }

  async read(): Promise<SequenceDocument> {
    const found = await this.#collection.findOne({ _id: "sequence" });
    if (!found) throw new Error("the sequence is missing: the workspace was not migrated");
    return found;
  }

  #fence(condition: Document): Promise<SequenceDocument> {
    const leases = (cond: Document) => ({ $filter: { input: "$leases", as: "lease", cond } });
    return this.#update([
      {
        $set: {
          fenced: { $concatArrays: ["$fenced", leases(condition)] },
          leases: leases({ $not: [condition] }),
        },
      },
    ]);
  }

  async #update(pipeline: Document[]): Promise<SequenceDocument> {
    const after = await this.#collection.findOneAndUpdate({ _id: "sequence" }, pipeline, { returnDocument: "after" });
    if (!after) throw new Error("the sequence is missing: the workspace was not migrated");
    return after;
  }
}

export function inRange(ranges: readonly OpenRange[], seq: number): boolean {
  return ranges.some(({ from, size }) => seq >= from && seq < from + size);
}

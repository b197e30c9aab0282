import { type Collection, Long } from "mongodb";
import type { DocumentChange, EventKey, IdentityChange } from "../ports/document-store.ts";
import { LeaseLost, StoreUnavailable } from "../ports/lease.ts";
import type { Numbered } from "./insert-once.ts";
import type { Sequence } from "./sequence.ts";
import { type ChangeDocument, type IdentityDocument, identityOf } from "./shapes.ts";

/** Readers wait this long for a writer that was killed; the next try gets twice as long. */
const shortestLeaseMs = 5_000;
const tries = 5;
const rounds = 20;
const messagesAtOnce = 200;

/** Writes changes so that they count before their effect is made: after a crash between them the call is repeated. */
export async function announce(
  sequence: Sequence,
  changes: Collection<ChangeDocument>,
  op: DocumentChange["op"],
  keys: readonly string[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const lease = await sequence.take(keys.length, shortestLeaseMs * 2 ** (attempt - 1));
    const at = Date.now();
    try {
      await changes.insertMany(keys.map((key, i) => ({ _id: Long.fromNumber(lease.from + i), op, key, at })));
      return await sequence.close(lease);
    } catch (error) {
      if (error instanceof LeaseLost && attempt < tries) continue;
      await sequence.abandon(lease).catch(() => undefined);
      throw error;
    }
  }
}

interface Found {
  readonly _id: string;
  readonly seq: number;
}

/**
 * Deletes what is found, once it is announced. What was written or numbered anew meanwhile has another seq than the one
 * that was announced: it stays, and is found, announced and deleted by the next round.
 */
export async function takeAway<T extends Found>(
  collection: Collection<Numbered>,
  find: () => Promise<readonly T[]>,
  announceAll: (found: readonly T[]) => Promise<void>,
): Promise<number> {
  let deleted = 0;
  for (let round = 1; round <= rounds; round++) {
    const found = await find();
    if (found.length === 0) return deleted;
    await announceAll(found);
    const one = found.map(({ _id, seq }) => ({ deleteOne: { filter: { _id, seq: Long.fromNumber(seq) } } }));
    const { deletedCount } = await collection.bulkWrite(one, { ordered: false });
    deleted += deletedCount;
    if (deletedCount === found.length) return deleted;
  }
  throw new StoreUnavailable("MongoDB", "locked", new Error("what is deleted is written again without pause"));
}

/** Pairs of these messages. An id is JSON of the source, the message and more, so a message's ids lie together. */
export async function linksOf(
  identity: Collection<IdentityDocument>,
  keys: readonly EventKey[],
): Promise<IdentityChange[]> {
  const found: IdentityChange[] = [];
  const heads = [...new Set(keys.map(({ source, messageId }) => JSON.stringify([source, messageId]).slice(0, -1)))];
  for (let from = 0; from < heads.length; from += messagesAtOnce) {
    // What follows a message's head is a comma; `-` is the next sign after it.
    const ranges = heads
      .slice(from, from + messagesAtOnce)
      .map((head) => ({ _id: { $gte: `${head},`, $lt: `${head}-` } }));
    found.push(...(await identity.find({ $or: ranges }).toArray()).map(identityOf));
  }
  return found;
}

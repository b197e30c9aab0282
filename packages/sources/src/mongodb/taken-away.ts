import { type Collection, Long } from "mongodb";
import type { DocumentChange, EventKey, IdentityChange } from "../ports/document-store.ts";
import { LeaseLost } from "../ports/lease.ts";
import type { Sequence } from "./sequence.ts";
import { type ChangeDocument, type IdentityDocument, identityOf } from "./shapes.ts";

/** Readers wait this long for a writer that was killed; the next try gets twice as long. */
const shortestLeaseMs = 5_000;
const tries = 5;
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

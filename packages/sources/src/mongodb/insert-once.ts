import { setTimeout as sleep } from "node:timers/promises";
import { type Collection, Long } from "mongodb";
import { LeaseLost, StoreUnavailable } from "../ports/lease.ts";
import { lostWrites } from "./lost-writes.ts";
import { inRange, type Sequence } from "./sequence.ts";

/** A document whose id is its natural key, stored once. */
export interface Numbered {
  readonly _id: string;
  readonly seq: Long;
}

/** Readers wait this long for a writer that was killed; each further round gets twice as long. */
const shortestLeaseMs = 5_000;
const longestLeaseMs = 60_000;
const waitLimitMs = 120_000;

const triesOfCrossed = 20;

/** Inserts what is not there. Answers with the ids that were there already. */
export async function insertNew(collection: Collection<Numbered>, documents: readonly Numbered[]): Promise<string[]> {
  const known: string[] = [];
  for (let left = documents, attempt = 1; left.length > 0; attempt++) {
    const given = left;
    const picked = (places: readonly number[]) => places.flatMap((place) => given[place] ?? []);
    try {
      await collection.insertMany(given, { ordered: false });
      break;
    } catch (error) {
      const { there, crossed } = lostWrites(error);
      if (crossed.length > 0 && attempt === triesOfCrossed) throw error;
      known.push(...picked(there).map(({ _id }) => _id));
      left = picked(crossed);
      await sleep(Math.random() * 5 * attempt);
    }
  }
  return known;
}

/**
 * Makes sure that documents which were there already count before their repetition is acknowledged: waits for another
 * writer's open lease, and gives new numbers to rows of a lease that was taken away. Call it with no lease open, so
 * that two writers never wait for each other. Answers how many rows it made count.
 */
export async function settle(
  collection: Collection<Numbered>,
  sequence: Sequence,
  ids: readonly string[],
): Promise<number> {
  let unsettled: readonly string[] = [...new Set(ids)];
  let adopted = 0;
  let leaseMs = shortestLeaseMs;
  const deadline = Date.now() + waitLimitMs;
  while (unsettled.length > 0) {
    const rows = await collection.find({ _id: { $in: [...unsettled] } }, { projection: { seq: 1 } }).toArray();
    // Read after the rows: a range that is neither open nor fenced by now was closed by its writer.
    const { leases, fenced } = await sequence.read();
    const orphans = rows.filter(({ seq }) => inRange(fenced, Number(seq)));
    const pending = rows.filter(({ seq }) => inRange(leases, Number(seq)));
    if (orphans.length > 0) {
      adopted += await adopt(collection, sequence, orphans, leaseMs);
      leaseMs = Math.min(longestLeaseMs, leaseMs * 2);
    } else if (pending.length > 0) {
      if (Date.now() > deadline) throw new StoreUnavailable("MongoDB", "locked", new Error("another writer is stuck"));
      await sequence.safe();
      await sleep(20 + Math.random() * 60);
    }
    unsettled = [...orphans, ...pending].map(({ _id }) => _id);
  }
  return adopted;
}

async function adopt(
  collection: Collection<Numbered>,
  sequence: Sequence,
  orphans: readonly Numbered[],
  leaseMs: number,
): Promise<number> {
  const lease = await sequence.take(orphans.length, leaseMs);
  try {
    const { modifiedCount } = await collection.bulkWrite(
      orphans.map(({ _id, seq }, i) => ({
        updateOne: { filter: { _id, seq }, update: { $set: { seq: Long.fromNumber(lease.from + i) } } },
      })),
      { ordered: false },
    );
    await sequence.close(lease);
    return modifiedCount;
  } catch (error) {
    // Taken away again: the rows are in a fenced range still, and the next round finds them there.
    if (error instanceof LeaseLost) return 0;
    await sequence.abandon(lease).catch(() => undefined);
    throw error;
  }
}

import type { BusinessStore } from "../ports/business-store.ts";
import type { DocumentStore, StreamRange } from "../ports/document-store.ts";
import { type Lease, LeaseLost } from "../ports/lease.ts";
import { batch, event, order } from "./samples.ts";

/** A store as the schedules of the contract use it: what they say about leases is the same for both ports. */
export interface Leased {
  migrate(): Promise<void>;
  lease(size: number, ttlMs: number): Promise<Lease>;
  write(lease: Lease, ids: readonly string[]): Promise<{ readonly inserted: number }>;
  safeSeq(): Promise<number>;
  /** Ids of rows with a seq in (after, below), in its order. */
  read(after: number, below: number): Promise<readonly string[]>;
  count(): Promise<number>;
}

export function leasedDocuments(store: DocumentStore): Leased {
  return {
    migrate: () => store.migrate(),
    lease: (size, ttlMs) => store.lease(size, ttlMs),
    write: (lease, ids) => store.append(lease, batch(ids.map((id) => event(id)))),
    safeSeq: () => store.safeSeq(),
    read: async (after, below) =>
      (await readAll((range) => store.eventsAfter(range), below, 50, after)).map((e) => e.messageId),
    count: async () => (await store.counts()).events,
  };
}

export function leasedBusiness(store: BusinessStore): Leased {
  return {
    migrate: () => store.migrate(),
    lease: (size, ttlMs) => store.lease(size, ttlMs),
    write: (lease, ids) =>
      store.put(
        lease,
        "order",
        ids.map((id) => order(id)),
      ),
    safeSeq: () => store.safeSeq(),
    read: async (after, below) =>
      (await readAll((range) => store.recordsAfter("order", range), below, 50, after)).map((r) => r.key),
    count: async () => (await store.counts())["order"] ?? 0,
  };
}

/** Writes under a fresh lease, again with another when it was taken away, as importers do. */
export async function writeAgain(store: Leased, ids: readonly string[], ttlMs = 30_000): Promise<{ inserted: number }> {
  for (;;) {
    try {
      return await store.write(await store.lease(ids.length, ttlMs), ids);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    }
  }
}

/** Reads a stream to its end in small pages, as sync does. */
export async function readAll<T extends { seq: number }>(
  page: (range: StreamRange) => Promise<readonly T[]>,
  below: number,
  limit = 3,
  from = 0,
): Promise<T[]> {
  const found: T[] = [];
  for (let after = from; ; ) {
    const rows = await page({ after, below, limit });
    if (rows.length === 0) return found;
    found.push(...rows);
    after = rows.at(-1)?.seq ?? below;
  }
}

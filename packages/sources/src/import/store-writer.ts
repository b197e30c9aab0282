import { setTimeout as sleep } from "node:timers/promises";
import type { BusinessRecord } from "@throughline/model";
import type { BasedOn, BusinessStore, PutResult } from "../ports/business-store.ts";
import type { AppendResult, DocumentBatch, DocumentStore } from "../ports/document-store.ts";
import { type Lease, LeaseLost, StoreUnavailable } from "../ports/lease.ts";

/** Readers wait this long for a writer that was killed; a batch that needs longer gets longer leases. */
const LEASE_MS = 5_000;
const LONGEST_LEASE_MS = 60_000;
const TRIES = 6;
const FIRST_WAIT_MS = 100;

export interface Counts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Writes under a fresh lease, again with another when the lease was taken away, and again after a short wait when the
 * store is away for a moment. Every write is idempotent by key, so a repetition never counts twice.
 */
async function underLease<T>(
  take: (leaseMs: number) => Promise<Lease>,
  write: (lease: Lease) => Promise<T>,
  shortestMs = LEASE_MS,
): Promise<T> {
  let leaseMs = shortestMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(await take(leaseMs));
    } catch (error) {
      if (error instanceof LeaseLost) leaseMs = Math.max(leaseMs, Math.min(LONGEST_LEASE_MS, leaseMs * 2));
      const again = error instanceof LeaseLost || (error instanceof StoreUnavailable && isPassing(error));
      if (!again || attempt >= TRIES) throw error;
      if (error instanceof StoreUnavailable) await sleep(FIRST_WAIT_MS * 2 ** attempt);
    }
  }
}

function isPassing(error: StoreUnavailable): boolean {
  return error.reason === "unreachable" || error.reason === "locked";
}

/** What these writers need of the stores. */
export type DocumentWriter = Pick<DocumentStore, "lease" | "append">;
type RecordWriter = Pick<BusinessStore, "lease" | "put">;

/** `leaseMs`: how long readers wait for this batch, at first, when its writer ends in the middle of it. */
export async function appendDocuments(
  store: DocumentWriter,
  batch: DocumentBatch,
  leaseMs: number = LEASE_MS,
): Promise<Counts & Pick<AppendResult, "contested">> {
  const size = batch.events.length + batch.profiles.length + batch.identity.length;
  if (size === 0) return { inserted: 0, updated: 0, unchanged: 0, contested: false };
  const { inserted, duplicates, contested } = await underLease(
    (ms) => store.lease(size, ms),
    (lease) => store.append(lease, batch),
    leaseMs,
  );
  return { inserted, updated: 0, unchanged: duplicates, contested };
}

export async function putRecords(
  store: RecordWriter,
  kind: string,
  records: readonly BusinessRecord[],
  basedOn?: BasedOn,
): Promise<PutResult> {
  if (records.length === 0) return { inserted: 0, updated: 0, unchanged: 0 };
  return underLease(
    (ms) => store.lease(records.length, ms),
    (lease) => store.put(lease, kind, records, basedOn),
  );
}

export async function removeRecords(
  store: Pick<BusinessStore, "lease" | "remove">,
  kind: string,
  keys: readonly string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  return underLease(
    (ms) => store.lease(keys.length, ms),
    (lease) => store.remove(lease, kind, keys),
  );
}

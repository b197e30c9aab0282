import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Lease, LeaseLost } from "../ports/lease.ts";
import { type Database, type Executor, listOf } from "./database.ts";

/**
 * The append order of one database (`seq_counter`) and its open ranges (`ingest_lease`).
 *
 * Invariant: a committed row's seq is either in a range whose lease is open, or below every watermark that was given
 * out after its commit. It holds because closing is part of the writer's transaction (no lease row, no commit), and
 * because counter and leases are read in one snapshot, after the expired leases are deleted: a deletion that waits for
 * a writer that is just committing.
 */
export async function takeLease(db: Database, size: number, ttlMs: number): Promise<Lease> {
  if (!Number.isInteger(size) || size < 1) throw new Error(`a lease needs a positive size, not ${size}`);
  return db.transaction(async (tx) => {
    const lease = { token: randomUUID(), from: await takeNumbers(tx, size), size, expiresAt: Date.now() + ttlMs };
    await tx.insert(
      "ingest_lease",
      ["token", "from_seq", "size", "expires_at"],
      [[lease.token, lease.from, lease.size, lease.expiresAt]],
    );
    return lease;
  });
}

/** Numbers given inside a transaction need no lease: they and their rows are seen at its commit, and nobody counts on before. */
export async function takeNumbers(tx: Executor, size: number): Promise<number> {
  const counter = tx.table("seq_counter");
  await tx.change(sql`update ${counter} set next_seq = next_seq + ${size} where id = 1`);
  const [row] = await tx.rows<{ next_seq: number }>(sql`select next_seq from ${counter} where id = 1`);
  if (!row) throw new Error("the sequence is missing: the database was not migrated");
  return Number(row.next_seq) - size;
}

/**
 * Runs a writer's transaction and closes its lease as the last act of it. When the write fails the lease is given up at
 * once, so that sync does not wait for it to expire.
 */
export async function underLease<T>(db: Database, lease: Lease, work: (tx: Executor) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      const result = await work(tx);
      await closeLease(tx, lease);
      return result;
    });
  } catch (error) {
    await db.change(sql`delete from ${db.table("ingest_lease")} where token = ${lease.token}`).catch(() => undefined);
    throw error;
  }
}

async function closeLease(tx: Executor, lease: Lease): Promise<void> {
  const closed = await tx.change(sql`delete from ${tx.table("ingest_lease")} where token = ${lease.token}`);
  if (closed === 0) throw new LeaseLost("the lease expired and was taken away; nothing of this batch is stored");
}

export async function safeSeq(db: Database): Promise<number> {
  const leases = db.table("ingest_lease");
  // Tokens first, deletion by key then: only the expired rows are locked, never a live writer's.
  const expired = await db.rows<{ token: string }>(sql`select token from ${leases} where expires_at < ${Date.now()}`);
  if (expired.length > 0) {
    await db.change(sql`delete from ${leases} where token in ${listOf(expired.map(({ token }) => token))}`);
  }
  // One statement, one snapshot: a lease and the counter that it moved are seen together or not at all.
  const [row] = await db.rows<{ next_seq: number; lowest: number | null }>(
    sql`select next_seq, (select min(from_seq) from ${leases}) as lowest from ${db.table("seq_counter")} where id = 1`,
  );
  if (!row) throw new Error("the sequence is missing: the database was not migrated");
  return Math.min(Number(row.next_seq), Number(row.lowest ?? row.next_seq));
}

/** The newest number given out, 0 when there is none. */
export async function lastSeq(db: Executor): Promise<number> {
  const [row] = await db.rows<{ next_seq: number }>(sql`select next_seq from ${db.table("seq_counter")} where id = 1`);
  return Number(row?.next_seq ?? 1) - 1;
}

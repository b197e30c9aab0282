import { sql } from "kysely";
import type { MembershipLease, MembershipStore } from "../ports/membership-store.ts";
import type { Database, Executor } from "../relational/database.ts";

export interface LeaseRow {
  readonly owner: string;
  readonly epoch: number;
  readonly expiresAt: number;
  /** The id of the batch that was recorded last. */
  readonly lastBatch: string;
}

/** The one row that decides who records; locked until the transaction ends. */
export async function lockedLease(tx: Executor): Promise<LeaseRow> {
  const locking = tx.flavour === "sqlite" ? sql`` : sql`for update`;
  const [row] = await tx.rows(sql`select * from ${tx.table("membership_lease")} where id = 1 ${locking}`);
  if (!row) throw new Error("the lease is missing: the database was not migrated");
  return {
    owner: String(row["owner"]),
    epoch: Number(row["epoch"]),
    expiresAt: Number(row["expires_at"]),
    lastBatch: String(row["last_batch"]),
  };
}

/** Whether this lease still is the one that counts; an expired one is, until somebody else takes it. */
export function holds(row: LeaseRow, lease: Pick<MembershipLease, "owner" | "epoch">): boolean {
  return row.epoch === lease.epoch && row.owner === lease.owner;
}

export function membershipLease(db: Database): Pick<MembershipStore, "takeLease" | "giveUp"> {
  const table = db.table("membership_lease");
  return {
    takeLease: (owner, ttlMs, now) =>
      db.transaction(async (tx) => {
        const row = await lockedLease(tx);
        const renews = row.owner === owner && row.expiresAt > now;
        if (!renews && row.owner !== "" && row.expiresAt > now) return undefined;
        const lease = { owner, epoch: renews ? row.epoch : row.epoch + 1, expiresAt: now + ttlMs };
        await tx.change(
          sql`update ${table} set owner = ${owner}, epoch = ${lease.epoch}, expires_at = ${lease.expiresAt} where id = 1`,
        );
        return lease;
      }),
    async giveUp({ owner, epoch }) {
      await db.change(
        sql`update ${table} set owner = '', expires_at = 0 where id = 1 and owner = ${owner} and epoch = ${epoch}`,
      );
    },
  };
}

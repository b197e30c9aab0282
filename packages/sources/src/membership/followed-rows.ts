import { sql } from "kysely";
import type { Followed, FollowedSegment, FollowingState, SegmentProgress } from "../ports/membership-store.ts";
import { type Executor, listOf, type Row, type SqlValue } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";

/** A followed segment with the number that its spells carry instead of its id. */
export interface FollowedRow extends FollowedSegment {
  readonly number: number;
}

export async function followedRows(db: Executor, ids?: readonly string[]): Promise<readonly FollowedRow[]> {
  const some = ids === undefined ? sql`` : sql`where segment_id in ${listOf(ids)}`;
  const rows = await db.rows(sql`select * from ${db.table("followed_segments")} ${some} order by segment_id`);
  return rows.map(followedOf);
}

export async function putFollowed(tx: Executor, rows: readonly FollowedRow[]): Promise<void> {
  const columns = ["segment_id", "number", "version", "state", "as_of", "cut", "size", "followed"];
  const values = rows.map(({ segmentId, number, version, state, asOf, cut, size, followed }): SqlValue[] => [
    ...[segmentId, number, version, state],
    ...[asOf, cut, size, JSON.stringify(followed)],
  ]);
  await tx.insert("followed_segments", columns, values, "replace");
}

/** The next number; the lease's lock keeps two writers from taking the same. */
export async function nextNumber(tx: Executor): Promise<number> {
  const [row] = await tx.rows(sql`select coalesce(max(number), 0) as n from ${tx.table("followed_segments")}`);
  return Number(row?.["n"] ?? 0) + 1;
}

/** A segment after a batch, before its size is known; a stopped one begins another stretch. */
export function goneOn(known: FollowedRow | undefined, number: number, progress: SegmentProgress): FollowedRow {
  const { since, ...now } = progress;
  const begins = known === undefined || known.state === "stopped";
  const followed = begins ? [...(known?.followed ?? []), { since, until: null }] : known.followed;
  return { ...now, number: known?.number ?? number, size: known?.size ?? 0, followed };
}

export function stopped(known: FollowedRow, at: number): FollowedRow {
  const end = ({ since, until }: Followed): Followed => ({ since, until: until ?? Math.max(since, at) });
  return { ...known, state: "stopped", followed: known.followed.map(end) };
}

function followedOf(row: Row): FollowedRow {
  return {
    segmentId: String(row["segment_id"]),
    number: Number(row["number"]),
    version: Number(row["version"]),
    state: String(row["state"]) as FollowingState,
    asOf: Number(row["as_of"]),
    cut: String(row["cut"]),
    size: Number(row["size"]),
    followed: parsed<readonly Followed[]>(row["followed"]),
  };
}

import { sql } from "kysely";
import type { Followed, FollowedSegment, FollowingState, SegmentProgress } from "../ports/membership-store.ts";
import { type Executor, listOf, type Row, type SqlValue } from "../relational/database.ts";
import { parsed } from "../relational/record-table.ts";
import type { Played } from "./play-changes.ts";

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
  const columns = [
    "segment_id",
    "number",
    "version",
    "state",
    "as_of",
    "cut",
    "size",
    "followed",
    "entered",
    "left",
    "last_seq",
  ];
  const values = rows.map((row): SqlValue[] => [
    ...[row.segmentId, row.number, row.version, row.state],
    ...[row.asOf, row.cut, row.size, JSON.stringify(row.followed)],
    ...[row.entered, row.left, row.lastSeq],
  ]);
  await tx.insert("followed_segments", columns, values, "replace");
}

/** The next number; the lease's lock keeps two writers from taking the same. */
export async function nextNumber(tx: Executor): Promise<number> {
  const [row] = await tx.rows(sql`select coalesce(max(number), 0) as n from ${tx.table("followed_segments")}`);
  return Number(row?.["n"] ?? 0) + 1;
}

/** A segment after a batch, without what the batch did to its spells; a stopped one begins another stretch. */
export function goneOn(known: FollowedRow | undefined, number: number, progress: SegmentProgress): FollowedRow {
  const { since, ...now } = progress;
  const begins = known === undefined || known.state === "stopped";
  const followed = begins ? [...(known?.followed ?? []), { since, until: null }] : known.followed;
  const { entered, left, lastSeq, size } = known ?? { entered: 0, left: 0, lastSeq: 0, size: 0 };
  return { ...now, number: known?.number ?? number, followed, entered, left, lastSeq, size };
}

/** With what a batch did to its spells. */
export function grown(
  row: FollowedRow,
  { entered, left, lastSeq }: Pick<Played, "entered" | "left" | "lastSeq">,
): FollowedRow {
  return {
    ...row,
    size: row.size + entered - left,
    entered: row.entered + entered,
    left: row.left + left,
    lastSeq: Math.max(row.lastSeq, lastSeq),
  };
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
    entered: Number(row["entered"] ?? 0),
    left: Number(row["left"] ?? 0),
    lastSeq: Number(row["last_seq"] ?? 0),
  };
}

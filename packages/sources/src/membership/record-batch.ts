import type { Unit } from "@throughline/model";
import { sql } from "kysely";
import type { MembershipBatch, MembershipChange, MembershipLease, Recorded } from "../ports/membership-store.ts";
import { refuseIllFormed } from "../ports/refused-value.ts";
import { type Database, type Executor, listOf } from "../relational/database.ts";
import { takeNumbers } from "../relational/sequence.ts";
import { type FollowedRow, followedRows, goneOn, grown, nextNumber, putFollowed } from "./followed-rows.ts";
import { holds, lockedLease } from "./membership-lease.ts";
import { type Played, playChanges } from "./play-changes.ts";
import { newestSpells, putSpells } from "./spell-rows.ts";

/** What the definition's own table says of a segment. */
interface Defined {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly version: number;
  readonly archived: boolean;
}

/** One transaction under the lease's lock: spells, their seqs, the segments' sizes and how far they are. */
export function recordBatch(
  db: Database,
  lease: Pick<MembershipLease, "owner" | "epoch">,
  batch: MembershipBatch,
): Promise<Recorded> {
  for (const { unit } of batch.changes) refuseIllFormed(unit, "a unit of a segment");
  const changesOf = Map.groupBy(batch.changes, ({ segmentId }) => segmentId);
  const listed = new Set(batch.segments.map(({ segmentId }) => segmentId));
  for (const id of changesOf.keys()) if (!listed.has(id)) throw new Error(`the batch does not list its segment ${id}`);
  return db.transaction(async (tx): Promise<Recorded> => {
    const row = await lockedLease(tx);
    if (!holds(row, lease)) return { recorded: false, refused: "epoch" };
    const known = new Map((await followedRows(tx, [...listed])).map((segment) => [segment.segmentId, segment]));
    if (row.lastBatch === batch.id) return { recorded: true, segments: [...known.values()].map(unchanged) };
    const defined = await definedSegments(tx, [...listed]);
    const stale = batch.segments.filter(({ segmentId, version }) => {
      const now = defined.get(segmentId);
      return now === undefined || now.archived || now.version !== version;
    });
    if (stale.length > 0)
      return { recorded: false, refused: "version", segmentIds: stale.map(({ segmentId }) => segmentId) };
    const numbers = await reserved(tx, batch.changes.length);
    let number = await nextNumber(tx);
    const after: FollowedRow[] = [];
    const played: Played[] = [];
    for (const progress of batch.segments) {
      const next = goneOn(known.get(progress.segmentId), number, progress);
      if (next.number === number) number++;
      const done = await play(tx, next, defined, changesOf.get(progress.segmentId) ?? [], numbers);
      played.push(done);
      after.push(grown(next, done));
    }
    // Ended first: a unit that left and came again has its place among the open ones back.
    await putSpells(
      tx,
      played.flatMap(({ ended }) => ended),
      "replace",
    );
    await putSpells(
      tx,
      played.flatMap(({ begun }) => begun),
      "plain",
    );
    await putFollowed(tx, after);
    await tx.change(sql`update ${tx.table("membership_lease")} set last_batch = ${batch.id} where id = 1`);
    const segments = after.map((segment, i) => ({
      ...unchanged(segment),
      entered: played[i]?.entered ?? 0,
      left: played[i]?.left ?? 0,
    }));
    return { recorded: true, segments };
  });
}

function unchanged({ segmentId, size }: FollowedRow) {
  return { segmentId, size, entered: 0, left: 0 };
}

/** Seqs for so many beginnings and ends; those that turn out to be none leave gaps. */
async function reserved(tx: Executor, count: number): Promise<() => number> {
  let next = count === 0 ? 0 : await takeNumbers(tx, count);
  return () => next++;
}

async function play(
  tx: Executor,
  { number, segmentId, version }: FollowedRow,
  defined: ReadonlyMap<string, Defined>,
  changes: readonly MembershipChange[],
  nextSeq: () => number,
): Promise<Played> {
  const of = defined.get(segmentId);
  if (!of) throw new Error(`the segment ${segmentId} is not there`);
  const segment = { number, id: segmentId, name: of.name, unit: of.unit };
  const units = [...new Set(changes.map(({ unit }) => unit))];
  return playChanges(segment, version, await newestSpells(tx, segment, units), changes, nextSeq);
}

async function definedSegments(tx: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Defined>> {
  const locking = tx.flavour === "sqlite" ? sql`` : sql`for update`;
  const rows = await tx.rows(
    sql`select id, name, unit, version, archived_at from ${tx.table("segments")} where id in ${listOf(ids)} ${locking}`,
  );
  return new Map(
    rows.map((row) => [
      String(row["id"]),
      {
        id: String(row["id"]),
        name: String(row["name"]),
        unit: row["unit"] === "account" ? "account" : "customer",
        version: Number(row["version"]),
        archived: (row["archived_at"] ?? null) !== null,
      },
    ]),
  );
}

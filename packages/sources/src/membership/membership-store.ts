import { sql } from "kysely";
import type { ChangePage, MembershipStore, StoredChange } from "../ports/membership-store.ts";
import type { Scope } from "../ports/principal.ts";
import type { Database, Row } from "../relational/database.ts";
import { recordTable, rowsOf } from "../relational/record-table.ts";
import { visible } from "../relational/scope-filter.ts";
import { followedRows, putFollowed, stopped } from "./followed-rows.ts";
import { holds, lockedLease, membershipLease } from "./membership-lease.ts";
import { recordBatch } from "./record-batch.ts";
import { whyOf } from "./spell-rows.ts";

/** Spells over any of the relational engines. */
export function membershipStore(db: Database): MembershipStore {
  return {
    ...membershipLease(db),
    followed: async () => (await followedRows(db)).map(({ number: _, ...segment }) => segment),
    async openSpells(segmentId, { after, limit }) {
      const [segment] = await followedRows(db, [segmentId]);
      if (!segment) return [];
      const rows = await db.rows(
        sql`select open_unit, from_at from ${db.table("spells")}
            where segment_number = ${segment.number} and open_unit > ${after} order by open_unit limit ${limit}`,
      );
      return rows.map((row) => ({ unit: String(row["open_unit"]), from: Number(row["from_at"]) }));
    },
    record: (lease, batch) => recordBatch(db, lease, batch),
    stop: (lease, segmentId, at) =>
      db.transaction(async (tx) => {
        if (!holds(await lockedLease(tx), lease)) return false;
        const [segment] = await followedRows(tx, [segmentId]);
        if (!segment || segment.state === "stopped") return false;
        await putFollowed(tx, [stopped(segment, at)]);
        return true;
      }),
    changes: (scope, segmentId, page) => changes(db, scope, segmentId, page),
  };
}

/** Both ends of spells in the order of recording; each end is read by an index of its own. */
async function changes(db: Database, scope: Scope, segmentId: string, page: ChangePage): Promise<StoredChange[]> {
  const [segment] = await followedRows(db, [segmentId]);
  if (!segment) return [];
  const { before = Number.MAX_SAFE_INTEGER, after = 0 } = page;
  const end = async (kind: "segmentEntry" | "segmentExit") => {
    const seq = sql.id(kind === "segmentEntry" ? "open_seq" : "close_seq");
    const why = sql.id(kind === "segmentEntry" ? "why_in" : "why_out");
    const seen =
      scope.kind === "all"
        ? sql`1 = 1`
        : sql`exists (select 1 from ${rowsOf(db, recordTable(kind))} as r
            where r.row_key = s.row_key and ${visible(db, recordTable(kind), scope, Date.now())})`;
    const rows = await db.rows(
      sql`select s.unit, s.version, s.${seq} as seq, s.${sql.id(kind === "segmentEntry" ? "from_at" : "to_at")} as at,
            s.${sql.id(kind === "segmentEntry" ? "cause_in" : "cause_out")} as cause, s.${why} as why
          from ${db.table("spells")} as s
          where s.segment_number = ${segment.number} and s.${seq} < ${before} and s.${seq} > ${after} and ${seen}
          order by s.${seq} desc limit ${page.first}`,
    );
    return rows.map((row) => changeOf(row, segmentId, kind === "segmentEntry" ? "entered" : "left"));
  };
  const both = [...(await end("segmentEntry")), ...(await end("segmentExit"))];
  return both.sort((a, b) => b.seq - a.seq).slice(0, page.first);
}

function changeOf(row: Row, segmentId: string, direction: StoredChange["direction"]): StoredChange {
  return {
    segmentId,
    unit: String(row["unit"]),
    direction,
    at: Number(row["at"]),
    why: whyOf(row["cause"], row["why"]),
    seq: Number(row["seq"]),
    version: Number(row["version"]),
  };
}

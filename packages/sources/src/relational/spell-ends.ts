import { type RawBuilder, sql } from "kysely";
import type { Executor } from "./database.ts";

/** Beginnings and ends of spells as rows of records; both are in the row of their spell, and neither ever changes. */
const ends = {
  segmentEntry: { seq: sql.id("open_seq"), at: sql.id("from_at"), cause: sql.id("cause_in") },
  segmentExit: { seq: sql.id("close_seq"), at: sql.id("to_at"), cause: sql.id("cause_out") },
} as const;

/** A selection to be named; undefined for kinds that have a table of their own. */
export function spellEnds(db: Executor, kind: string): RawBuilder<unknown> | undefined {
  const end = kind === "segmentEntry" || kind === "segmentExit" ? ends[kind] : undefined;
  if (!end) return undefined;
  const { seq, at, cause } = end;
  const fields = sql`segment_id, segment_name as segment, customer_id, account_id,
    case when account_id is null then unit end as identifier, ${cause} as cause, ${at} as at`;
  return sql`(select row_key, ${seq} as row_seq, 1 as row_version, null as row_hash, ${at} as row_updated_at,
    null as attributes, ${fields} from ${db.table("spells")} where ${seq} is not null)`;
}

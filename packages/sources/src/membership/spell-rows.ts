import { customerIdOf, type Unit, type Why } from "@throughline/model";
import { sql } from "kysely";
import { type Executor, listOf, type Row, type SqlValue, slices } from "../relational/database.ts";

/** One row of `spells`; its key is the text of the seq of its beginning. */
export interface SpellRow {
  readonly openSeq: number;
  readonly closeSeq: number | null;
  readonly segment: { readonly number: number; readonly id: string; readonly name: string; readonly unit: Unit };
  readonly version: number;
  readonly unit: string;
  readonly from: number;
  readonly to: number | null;
  readonly whyIn: Why;
  readonly whyOut: Why | null;
}

const columns = [
  ...[
    "row_key",
    "open_seq",
    "close_seq",
    "segment_number",
    "segment_id",
    "segment_name",
    "version",
    "unit",
    "open_unit",
  ],
  ...["customer_id", "account_id", "from_at", "to_at", "cause_in", "why_in", "cause_out", "why_out"],
];

/** Writes spells that are new, or ended now. */
export async function putSpells(tx: Executor, spells: readonly SpellRow[], how: "plain" | "replace"): Promise<void> {
  await tx.insert("spells", columns, spells.map(encoded), how);
}

/** The newest spell of each of these units in a segment; units without one are left out. */
export async function newestSpells(
  tx: Executor,
  segment: SpellRow["segment"],
  units: readonly string[],
): Promise<readonly SpellRow[]> {
  const spells = tx.table("spells");
  const found: SpellRow[] = [];
  for (const slice of slices(units)) {
    const rows = await tx.rows(
      sql`select s.* from ${spells} as s join (
            select max(open_seq) as newest from ${spells}
            where segment_number = ${segment.number} and unit in ${listOf(slice)} group by unit) as n
          on s.open_seq = n.newest`,
    );
    found.push(...rows.map((row) => decoded(row, segment)));
  }
  return found;
}

function encoded(spell: SpellRow): SqlValue[] {
  const { segment, unit } = spell;
  const ofAccounts = segment.unit === "account";
  return [
    ...[String(spell.openSeq), spell.openSeq, spell.closeSeq, segment.number, segment.id, segment.name, spell.version],
    ...[unit, spell.to === null ? unit : null],
    ...[ofAccounts ? null : (customerIdOf(unit) ?? null), ofAccounts ? unit : null],
    ...[spell.from, spell.to, spell.whyIn.cause, restOf(spell.whyIn)],
    ...[spell.whyOut?.cause ?? null, spell.whyOut && restOf(spell.whyOut)],
  ];
}

function decoded(row: Row, segment: SpellRow["segment"]): SpellRow {
  const closeSeq = row["close_seq"] ?? null;
  const to = row["to_at"] ?? null;
  return {
    openSeq: Number(row["open_seq"]),
    closeSeq: closeSeq === null ? null : Number(closeSeq),
    segment: { ...segment, name: String(row["segment_name"]) },
    version: Number(row["version"]),
    unit: String(row["unit"]),
    from: Number(row["from_at"]),
    to: to === null ? null : Number(to),
    whyIn: whyOf(row["cause_in"], row["why_in"]),
    whyOut: to === null ? null : whyOf(row["cause_out"], row["why_out"]),
  };
}

function restOf({ cause: _, ...rest }: Why): string | null {
  return Object.keys(rest).length === 0 ? null : JSON.stringify(rest);
}

export function whyOf(cause: SqlValue | undefined, rest: SqlValue | undefined): Why {
  return { ...(typeof rest === "string" ? JSON.parse(rest) : {}), cause: String(cause) };
}

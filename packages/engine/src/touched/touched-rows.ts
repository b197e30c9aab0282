import { quoted } from "../duck/statements.ts";
import type { Family } from "../projections/families.ts";
import { type PartList, partsOf } from "../projections/parts.ts";

/** From one data version, exclusive, to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Rows of a family that came or went in a stretch of versions: `columns`, and whether each was there `before` and is there
 * `after`. A closed part that is older and none of whose rows ever died is not read.
 */
export function changedRows(parts: PartList, from: readonly Family[], columns: readonly string[], at: Stretch): string {
  const all = from.flatMap((family) => [...partsOf(parts, family)]);
  const touched = all.filter((part) => part.rows > 0 && (!part.closed || part.newest > at.from || part.hasDead));
  const chosen = touched.length > 0 ? touched : all.slice(0, 1);
  return chosen.map(({ name }) => changedIn(quoted(name), columns, at)).join(" UNION ALL ");
}

/** The same of one table that has versions. */
export function changedIn(table: string, columns: readonly string[], { from, to }: Stretch): string {
  const came = `v_from > ${from} AND v_from <= ${to}`;
  const went = `v_to > ${from} AND v_to <= ${to}`;
  const list = columns.map((name) => `${quoted(name)}, `).join("");
  return `SELECT ${list}v_from <= ${from} AS before, (v_to IS NULL OR v_to > ${to}) AS after FROM ${table} WHERE (${came}) OR (${went})`;
}

import { quoted } from "../duck/statements.ts";
import { eventNamesSql } from "../names/merged-names.ts";
import { type FieldLetter, fieldColumn } from "../relations.ts";
import type { ScanSql, View } from "../scan/scope-sql.ts";
import { countedRows } from "./counted-rows.ts";
import type { FieldOwner } from "./field-owner.ts";

/** Letters whose values are counted; `d` and, beside text, `t` repeat what another letter already says. */
const counted: readonly FieldLetter[] = ["s", "l", "n", "b"];

const texts: Partial<Record<FieldLetter, string>> = {
  n: "CASE WHEN v = floor(v) AND abs(v) < 1e15 THEN v::BIGINT::VARCHAR ELSE v::VARCHAR END",
  b: "v::VARCHAR",
  t: "strftime(make_timestamp(v * 1000), '%Y-%m-%dT%H:%M:%SZ')",
};

/** In place of an event's id: the counts of all rows. */
export const everyRow = -1;

/** Which rows are counted: those of one event (its folded name), or those of each event for itself. */
export interface OfEvents {
  readonly event?: string;
  readonly each?: true;
}

/**
 * Rows (value, folded, c): each value of a field as text and in how many rows it occurs, within the view's scope; for
 * each event for itself with the event's id before them.
 */
export function valueCounts(
  view: View,
  of: FieldOwner,
  name: string,
  letters: readonly string[],
  how: OfEvents = {},
): ScanSql {
  const chosen = counted.filter((letter) => letters.includes(letter));
  if (chosen.length === 0 && letters.includes("t")) chosen.push("t");
  const before = how.each ? "NULL AS event, " : "";
  if (chosen.length === 0)
    return { sql: `SELECT ${before}NULL AS value, NULL AS folded, 0 AS c WHERE false`, params: [] };
  const scans = chosen.map((letter) => countsOf(view, of, fieldColumn(name, letter), letter, how));
  return { sql: scans.map((s) => s.sql).join(" UNION ALL "), params: scans.flatMap((s) => s.params) };
}

function countsOf(view: View, of: FieldOwner, column: string, letter: FieldLetter, how: OfEvents): ScanSql {
  const { event, each } = how;
  const rows = countedRows(view, of, event === undefined && !each ? [column] : [column, "event"]);
  const ofEvent =
    event === undefined ? "" : ` AND event IN (SELECT id FROM (${eventNamesSql(view.version)}) WHERE folded = ?)`;
  const key = each ? "event, " : "";
  const values = `SELECT ${key}${quoted(column)} AS v FROM (${rows.sql}) WHERE ${quoted(column)} IS NOT NULL${ofEvent}`;
  const single = letter === "l" ? `SELECT ${key}unnest(v) AS v FROM (${values})` : values;
  const groups = `SELECT ${key}v, count(*) AS c FROM (${single}) GROUP BY ${key}v`;
  const params = [...rows.params, ...(event === undefined ? [] : [event])];
  if (letter === "s" || letter === "l")
    return {
      sql: `SELECT ${key}s.display AS value, s.folded, g.c FROM (${groups}) g JOIN strings s ON s.id = g.v`,
      params,
    };
  return { sql: `SELECT ${key}${texts[letter]} AS value, ${texts[letter]} AS folded, c FROM (${groups})`, params };
}

/**
 * One pass over the relation, in one row for all and, with `each`, one per event: the event's id, how many rows there
 * are, how many have a value under each letter of each field, and how many under any letter of each field.
 */
export function letterCounts(
  view: View,
  of: FieldOwner,
  fields: ReadonlyMap<string, readonly FieldLetter[]>,
  how: Pick<OfEvents, "each"> = {},
): ScanSql {
  const columns = [...fields].flatMap(([name, letters]) => letters.map((letter) => fieldColumn(name, letter)));
  const rows = countedRows(view, of, how.each ? [...columns, "event"] : columns);
  const counts = columns.map((column) => `count(${quoted(column)})`);
  const filled = [...fields].map(
    ([name, letters]) =>
      `count(*) FILTER (${letters.map((l) => `${quoted(fieldColumn(name, l))} IS NOT NULL`).join(" OR ")})`,
  );
  const list = [how.each ? `coalesce(event, ${everyRow})` : everyRow, "count(*)", ...counts, ...filled].join(", ");
  return {
    sql: `SELECT ${list} FROM (${rows.sql})${how.each ? " GROUP BY GROUPING SETS ((event), ())" : ""}`,
    params: rows.params,
  };
}

import { quoted } from "../duck/statements.ts";
import { type FieldLetter, fieldColumn } from "../relations.ts";
import { relationSql } from "../scan/relation-sql.ts";
import type { ScanSql, View } from "../scan/scope-sql.ts";
import { type FieldOwner, relationOf } from "./field-owner.ts";

/** Letters whose values are counted; `d` and, beside text, `t` repeat what another letter already says. */
const counted: readonly FieldLetter[] = ["s", "l", "n", "b"];

const texts: Partial<Record<FieldLetter, string>> = {
  n: "CASE WHEN v = floor(v) AND abs(v) < 1e15 THEN v::BIGINT::VARCHAR ELSE v::VARCHAR END",
  b: "v::VARCHAR",
  t: "strftime(make_timestamp(v * 1000), '%Y-%m-%dT%H:%M:%SZ')",
};

/** Rows (value, folded, c): each value of a field as text and in how many rows it occurs, within the view's scope. */
export function valueCounts(
  view: View,
  of: FieldOwner,
  name: string,
  letters: readonly string[],
  event?: string,
): ScanSql {
  const chosen = counted.filter((letter) => letters.includes(letter));
  if (chosen.length === 0 && letters.includes("t")) chosen.push("t");
  if (chosen.length === 0) return { sql: "SELECT NULL AS value, NULL AS folded, 0 AS c WHERE false", params: [] };
  const scans = chosen.map((letter) => countsOf(view, of, fieldColumn(name, letter), letter, event));
  return { sql: scans.map((s) => s.sql).join(" UNION ALL "), params: scans.flatMap((s) => s.params) };
}

function countsOf(view: View, of: FieldOwner, column: string, letter: FieldLetter, event?: string): ScanSql {
  const rows = relationSql[relationOf[of]](view, event === undefined ? [column] : [column, "event"]);
  const ofEvent = event === undefined ? "" : " AND event IN (SELECT id FROM event_names WHERE folded = ?)";
  const values = `SELECT ${quoted(column)} AS v FROM (${rows.sql}) WHERE ${quoted(column)} IS NOT NULL${ofEvent}`;
  const each = letter === "l" ? `SELECT unnest(v) AS v FROM (${values})` : values;
  const groups = `SELECT v, count(*) AS c FROM (${each}) GROUP BY v`;
  const params = [...rows.params, ...(event === undefined ? [] : [event])];
  if (letter === "s" || letter === "l")
    return { sql: `SELECT s.display AS value, s.folded, g.c FROM (${groups}) g JOIN strings s ON s.id = g.v`, params };
  return { sql: `SELECT ${texts[letter]} AS value, ${texts[letter]} AS folded, c FROM (${groups})`, params };
}

/** Which letters a field has values under, and the rows of all letters, in one pass over the relation. */
export function letterCounts(view: View, of: FieldOwner, fields: ReadonlyMap<string, readonly FieldLetter[]>): ScanSql {
  const columns = [...fields].flatMap(([name, letters]) => letters.map((letter) => fieldColumn(name, letter)));
  const rows = relationSql[relationOf[of]](view, columns);
  const counts = columns.map((column) => `count(${quoted(column)})`);
  const filled = [...fields].map(
    ([name, letters]) =>
      `count(*) FILTER (${letters.map((l) => `${quoted(fieldColumn(name, l))} IS NOT NULL`).join(" OR ")})`,
  );
  return { sql: `SELECT ${["count(*)", ...counts, ...filled].join(", ")} FROM (${rows.sql})`, params: rows.params };
}

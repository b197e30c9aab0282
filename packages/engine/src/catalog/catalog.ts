import type { DuckDBConnection } from "@duckdb/node-api";
import { foldText } from "@throughline/model";
import type { EventStats, FieldStats } from "../client/protocol.ts";
import { rowsOf } from "../duck/statements.ts";
import { relationSql } from "../scan/relation-sql.ts";
import type { View } from "../scan/scope-sql.ts";
import { type FieldOwner, fieldOwners, fieldsOf } from "./field-owner.ts";
import { letterCounts, valueCounts } from "./value-counts.ts";

const topValues = 10;

/** What the visible data is made of; every count is exact at the view's version. */
export async function readCatalog(
  connection: DuckDBConnection,
  view: View,
): Promise<{ events: readonly EventStats[]; fields: readonly FieldStats[] }> {
  const events = await readEvents(connection, view);
  const fields: FieldStats[] = [];
  for (const of of fieldOwners) fields.push(...(await readFields(connection, view, of)));
  return { events, fields };
}

async function readEvents(connection: DuckDBConnection, view: View): Promise<EventStats[]> {
  const scan = relationSql.events({ ...view, order: "event" }, ["event", "customer", "t"]);
  const rows = await rowsOf(
    connection,
    `SELECT n.name, n.kind, e.* EXCLUDE (event) FROM (
       SELECT event, count(*) AS c, count(DISTINCT customer), min(t), max(t) FROM (${scan.sql}) GROUP BY event) e
     JOIN event_names n ON n.id = e.event ORDER BY e.c DESC, n.folded`,
    [...scan.params],
  );
  return rows.map(([name, kind, count, customers, firstSeen, lastSeen]) => ({
    name: String(name),
    kind: Number(kind),
    count: Number(count),
    customers: Number(customers),
    firstSeen: Number(firstSeen),
    lastSeen: Number(lastSeen),
  }));
}

async function readFields(connection: DuckDBConnection, view: View, of: FieldOwner): Promise<FieldStats[]> {
  const fields = fieldsOf(view.parts, of);
  if (fields.size === 0) return [];
  const scan = letterCounts(view, of, fields);
  const [counts = []] = await rowsOf(connection, scan.sql, [...scan.params]);
  const rows = Number(counts[0] ?? 0);
  let at = 1;
  const filledFrom = 1 + [...fields.values()].reduce((sum, letters) => sum + letters.length, 0);
  const stats: FieldStats[] = [];
  for (const [index, [name, candidates]] of [...fields].entries()) {
    const letters = candidates.filter((_, i) => Number(counts[at + i]) > 0);
    at += candidates.length;
    const filled = Number(counts[filledFrom + index] ?? 0);
    if (filled === 0) continue;
    stats.push({
      of,
      name,
      letters,
      rows,
      fill: filled / rows,
      ...(await distribution(connection, view, of, name, letters)),
    });
  }
  return stats;
}

async function distribution(
  connection: DuckDBConnection,
  view: View,
  of: FieldOwner,
  name: string,
  letters: readonly string[],
): Promise<Pick<FieldStats, "distinct" | "top">> {
  const scan = valueCounts(view, of, name, letters);
  const rows = await rowsOf(
    connection,
    `SELECT value, c, count(*) OVER () FROM (${scan.sql}) ORDER BY c DESC, value LIMIT ${topValues}`,
    [...scan.params],
  );
  const top = rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
  return { distinct: Number(rows[0]?.[2] ?? 0), top };
}

/** The most frequent values of one field; `search` is found anywhere in a value, folded. */
export async function readValues(
  connection: DuckDBConnection,
  view: View,
  request: { of: FieldOwner; name: string; event?: string; search?: string; limit: number },
): Promise<{ value: string; count: number }[]> {
  const letters = fieldsOf(view.parts, request.of).get(request.name) ?? [];
  const event = request.event === undefined || request.of !== "event" ? undefined : foldText(request.event);
  const scan = valueCounts(view, request.of, request.name, letters, event);
  const search = request.search === undefined ? "" : foldText(request.search);
  const rows = await rowsOf(
    connection,
    `SELECT value, sum(c) FROM (${scan.sql}) WHERE contains(folded, ?) GROUP BY value ORDER BY 2 DESC, value LIMIT ?`,
    [...scan.params, search, Math.max(0, Math.min(1000, Math.floor(request.limit)))],
  );
  return rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
}

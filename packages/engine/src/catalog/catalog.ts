import type { DuckDBConnection } from "@duckdb/node-api";
import { foldText } from "@throughline/model";
import type { CatalogPart, EventStats, FieldStats } from "../client/protocol.ts";
import { rowsOf } from "../duck/statements.ts";
import { eventNamesSql } from "../names/merged-names.ts";
import type { FieldLetter } from "../relations.ts";
import type { ScanSql, View } from "../scan/scope-sql.ts";
import { countedRows } from "./counted-rows.ts";
import { type FieldOwner, fieldOwners, fieldsOf } from "./field-owner.ts";
import { everyRow, letterCounts, type OfEvents, valueCounts } from "./value-counts.ts";

const topValues = 10;

/** What the visible data is made of; every count is exact at the view's version. */
export async function readCatalog(
  connection: DuckDBConnection,
  view: View,
  what: CatalogPart,
): Promise<{ events: readonly EventStats[]; fields: readonly FieldStats[] }> {
  const counted = await readEvents(connection, view);
  if (what === "events")
    return { events: counted.map(({ id: _, ...event }) => ({ ...event, fields: [] })), fields: [] };
  const fields: FieldStats[] = [];
  const ofEvents = await readFields(connection, { ...view, order: "event" }, "event", { each: true });
  for (const of of fieldOwners) {
    const read = of === "event" ? ofEvents : await readFields(connection, view, of);
    fields.push(...(read.get(everyRow) ?? []));
  }
  return { events: counted.map(({ id, ...event }) => ({ ...event, fields: ofEvents.get(id) ?? [] })), fields };
}

async function readEvents(
  connection: DuckDBConnection,
  view: View,
): Promise<(Omit<EventStats, "fields"> & { id: number })[]> {
  const scan = countedRows({ ...view, order: "event" }, "event", ["event", "customer", "t"]);
  const rows = await rowsOf(
    connection,
    `SELECT n.id, n.name, n.kind, e.* EXCLUDE (event) FROM (
       SELECT event, count(*) AS c, count(DISTINCT customer), min(t), max(t) FROM (${scan.sql}) GROUP BY event) e
     JOIN (${eventNamesSql(view.version)}) n ON n.id = e.event ORDER BY e.c DESC, n.folded`,
    [...scan.params],
  );
  return rows.map(([id, name, kind, count, customers, firstSeen, lastSeen]) => ({
    id: Number(id),
    name: String(name),
    kind: Number(kind),
    count: Number(count),
    customers: Number(customers),
    firstSeen: Number(firstSeen),
    lastSeen: Number(lastSeen),
  }));
}

/** The fields of a relation that have values, of all its rows and, with `each`, of each event by the event's id. */
async function readFields(
  connection: DuckDBConnection,
  view: View,
  of: FieldOwner,
  how: Pick<OfEvents, "each"> = {},
): Promise<ReadonlyMap<number, readonly FieldStats[]>> {
  const fields = fieldsOf(view.parts, of);
  if (fields.size === 0) return new Map();
  const scan = letterCounts(view, of, fields, how);
  const groups = await rowsOf(connection, scan.sql, [...scan.params]);
  const values = new Map<string, ReadonlyMap<number, Distribution>>();
  for (const [name, letters] of fields)
    values.set(name, await distributions(connection, valueCounts(view, of, name, letters, how), how));
  return new Map(
    groups.map(([group, rows, ...counts]): [number, readonly FieldStats[]] => [
      Number(group),
      filledFields(fields, counts.map(Number)).map(({ name, letters, filled }) => ({
        of,
        name,
        letters,
        rows: Number(rows),
        fill: filled / Number(rows),
        ...(values.get(name)?.get(Number(group)) ?? { distinct: 0, top: [] }),
      })),
    ]),
  );
}

/** Takes the counts of `letterCounts` apart; fields without any value are left out. */
function filledFields(fields: ReadonlyMap<string, readonly FieldLetter[]>, counts: readonly number[]) {
  const filledFrom = [...fields.values()].reduce((sum, letters) => sum + letters.length, 0);
  let at = 0;
  return [...fields].flatMap(([name, candidates], index) => {
    const letters = candidates.filter((_, i) => (counts[at + i] ?? 0) > 0);
    at += candidates.length;
    const filled = counts[filledFrom + index] ?? 0;
    return filled === 0 ? [] : [{ name, letters, filled }];
  });
}

type Distribution = Pick<FieldStats, "distinct" | "top">;

async function distributions(
  connection: DuckDBConnection,
  counts: ScanSql,
  how: Pick<OfEvents, "each">,
): Promise<ReadonlyMap<number, Distribution>> {
  const whole = how.each ? "each" : `(${counts.sql})`;
  const each = how.each ? `WITH each AS MATERIALIZED (${counts.sql})` : "";
  const rows = await rowsOf(
    connection,
    `${each} SELECT g, value, c, count(*) OVER (PARTITION BY g) FROM (
       SELECT ${everyRow} AS g, value, sum(c) AS c FROM ${whole} GROUP BY value
       ${how.each ? "UNION ALL SELECT event, value, c FROM each" : ""})
     QUALIFY row_number() OVER (PARTITION BY g ORDER BY c DESC, value) <= ${topValues} ORDER BY g, c DESC, value`,
    [...counts.params],
  );
  const groups = Map.groupBy(rows, ([g]) => Number(g));
  return new Map(
    [...groups].map(([g, values]): [number, Distribution] => [
      g,
      {
        distinct: Number(values[0]?.[3] ?? 0),
        top: values.map(([, value, count]) => ({ value: String(value), count: Number(count) })),
      },
    ]),
  );
}

/** The most frequent values of one field; `search` is found anywhere in a value, folded. */
export async function readValues(
  connection: DuckDBConnection,
  view: View,
  request: { of: FieldOwner; name: string; event?: string; search?: string; limit: number },
): Promise<{ value: string; count: number }[]> {
  const letters = fieldsOf(view.parts, request.of).get(request.name) ?? [];
  const event = request.event === undefined || request.of !== "event" ? undefined : foldText(request.event);
  const scan = valueCounts(view, request.of, request.name, letters, event === undefined ? {} : { event });
  const search = request.search === undefined ? "" : foldText(request.search);
  const rows = await rowsOf(
    connection,
    `SELECT value, sum(c) FROM (${scan.sql}) WHERE contains(folded, ?) GROUP BY value ORDER BY 2 DESC, value LIMIT ?`,
    [...scan.params, search, Math.max(0, Math.min(1000, Math.floor(request.limit)))],
  );
  return rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
}

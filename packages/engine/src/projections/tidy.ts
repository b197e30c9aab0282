import type { DuckDBConnection } from "@duckdb/node-api";
import { quoted } from "../duck/statements.ts";
import { type Family, families, fixedColumns, sortedBy } from "./families.ts";
import { columnsOf, createPart, type PartList, partsOf, retireParts } from "./parts.ts";

/** When to sort the new rows into a run, and when to merge runs. */
export interface TidyLimits {
  readonly deltaRows: number;
  readonly runs: number;
  /** Share of the rows that may lie in runs beside the base. */
  readonly runShare: number;
  /** Below this many rows merging is so cheap that the share does not matter. */
  readonly smallRows: number;
}

export const defaultTidy: TidyLimits = { deltaRows: 40_000, runs: 8, runShare: 0.1, smallRows: 200_000 };

export function needsTidying(parts: PartList, limits: TidyLimits): boolean {
  return (
    deltaIsFull(parts, limits) || families.some((family) => family !== "delta" && needsMerge(parts, family, limits))
  );
}

function deltaIsFull(parts: PartList, limits: TidyLimits): boolean {
  return rowsIn(parts, "delta") > limits.deltaRows || partsOf(parts, "delta").length > limits.runs;
}

/** Keeps every scan short: sorts a full delta into runs, merges runs that became many, drops rows no cut can see. */
export async function tidy(
  connection: DuckDBConnection,
  parts: PartList,
  oldest: number,
  limits: TidyLimits,
): Promise<PartList> {
  let list = parts;
  if (deltaIsFull(list, limits)) list = await sortDelta(connection, list);
  for (const family of families) {
    if (family === "delta" || !needsMerge(list, family, limits)) continue;
    list = await merge(connection, list, family, oldest);
  }
  return list;
}

async function sortDelta(connection: DuckDBConnection, parts: PartList): Promise<PartList> {
  const delta = partsOf(parts, "delta");
  const columns = columnsOf(parts, "delta");
  const names = [...columns.keys()];
  const runs = [];
  for (const family of ["ct", "ect"] as const) {
    const select = `SELECT * FROM (${everyRow(delta, names, columns)}) ORDER BY ${sortedBy[family]}`;
    runs.push(await createPart(connection, family, columns, { select, closed: true }));
  }
  await retireParts(connection, delta);
  const open = await createPart(connection, "delta", columns);
  return [...parts.filter((p) => p.family !== "delta"), ...runs, open];
}

/** An open part alone is merged too once it is large: most of its rows may be dead. */
function needsMerge(parts: PartList, family: Family, limits: TidyLimits): boolean {
  const own = partsOf(parts, family);
  if (own.length > limits.runs) return true;
  const base = Math.max(0, ...own.filter((p) => p.closed).map((p) => p.rows));
  const rest = rowsIn(parts, family) - base;
  return rest > limits.smallRows && rest > base * limits.runShare;
}

/** Drops what no kept cut can see from the tables that are not kept as parts. */
export async function sweep(connection: DuckDBConnection, parts: PartList, oldest: number): Promise<void> {
  for (const table of ["identifiers", "membership_rows"])
    await connection.run(`DELETE FROM ${table} WHERE v_to <= ${oldest}`);
  const rows = [...partsOf(parts, "ct"), ...partsOf(parts, "delta")];
  const rids = rows.map((part) => `SELECT rid FROM ${quoted(part.name)}`).join(" UNION ALL ");
  await connection.run(`DELETE FROM event_keys WHERE rid NOT IN (${rids})`);
}

/** One new sorted base instead of all parts of a family, without the rows that ended before the oldest kept version. */
async function merge(connection: DuckDBConnection, parts: PartList, family: Family, oldest: number): Promise<PartList> {
  const own = partsOf(parts, family);
  const columns = columnsOf(parts, family);
  const rows = everyRow(own, [...columns.keys()], columns);
  const select = `SELECT * FROM (${rows}) WHERE v_to IS NULL OR v_to > ${oldest} ORDER BY ${sortedBy[family]}`;
  const base = await createPart(connection, family, columns, { select, closed: true });
  await retireParts(connection, own);
  const others = parts.filter((p) => p.family !== family);
  if (family === "ct" || family === "ect") return [...others, base];
  return [...others, base, await createPart(connection, family, new Map([...fixedColumns(family), ...columns]))];
}

function everyRow(parts: PartList, names: readonly string[], columns: ReadonlyMap<string, string>): string {
  return parts
    .map((part) => {
      const list = names.map((n) => (part.columns.has(n) ? quoted(n) : `NULL::${columns.get(n)} AS ${quoted(n)}`));
      return `SELECT ${list.join(", ")} FROM ${quoted(part.name)}`;
    })
    .join(" UNION ALL ");
}

function rowsIn(parts: PartList, family: Family): number {
  return partsOf(parts, family).reduce((sum, part) => sum + part.rows, 0);
}

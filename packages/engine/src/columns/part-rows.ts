import { setImmediate as turn } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { copyNumbers } from "../duck/copy-numbers.ts";
import { heedStop, quoted, rowsOf } from "../duck/statements.ts";
import type { Part } from "../projections/parts.ts";

/** Some rows of a part in memory, ordered by their value: whose they are, and what it is. */
export interface PartRows {
  readonly units: Int32Array;
  /** No unit is larger. */
  readonly largest: number;
  readonly values: Float64Array;
  /** Absent: all are visible. */
  readonly versions?: Versions;
}

/** Row i is visible from version `from[i]` until before `until[i]`; least and greatest of both. */
export interface Versions {
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly begin: readonly [number, number];
  readonly end: readonly [number, number];
}

/** Which rows of a part, and what of them: SQL made of the engine's own numbers and quoted names. */
export interface Chosen {
  readonly part: Part;
  readonly unit: string;
  readonly value: string;
  readonly where: string;
}

/** The value of rows that have none of their own. */
export const same = "0";
const never = 2 ** 31 - 1;
const chunksAtOnce = 64;
/** Of a row: its customer, its value and its two versions. */
export const rowBytes = 20;

/**
 * Reads them, unless there are more than `most`: those that are living, and those that have ended, which no newer version
 * looks at. Rows that come or end meanwhile are told apart by their versions; one query, so that none is in both.
 */
export async function readRows(
  connection: DuckDBConnection,
  { part, unit, value, where }: Chosen,
  most: number,
): Promise<readonly PartRows[] | undefined> {
  const from = `FROM ${quoted(part.name)} WHERE ${where}`;
  if (part.rows > most) {
    const [row] = await rowsOf(connection, `SELECT count(*) ${from}`);
    if (Number(row?.[0]) > most) return undefined;
  }
  const steady = isSteady(part);
  const columns = [unit, `CAST(${value} AS DOUBLE)`, ...(steady ? [] : ["v_from", `coalesce(v_to, ${never})`])];
  const order = [...(steady ? [] : ["v_to IS NOT NULL"]), ...(value === same ? [] : ["2"])];
  const sorted = order.length > 0 ? ` ORDER BY ${order.join(", ")}` : "";
  heedStop(connection);
  const result = await connection.run(`SELECT ${columns.join(", ")} ${from}${sorted}`);
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const [units, values] = [new Int32Array(rows), new Float64Array(rows)];
  const [begin, end] = [new Int32Array(steady ? 0 : rows), new Int32Array(steady ? 0 : rows)];
  let at = 0;
  for (const [index, chunk] of chunks.entries()) {
    for (const [column, numbers] of [units, values, begin, end].slice(0, columns.length).entries())
      copyNumbers(chunk, column, numbers, at);
    at += chunk.rowCount;
    if (index % chunksAtOnce !== chunksAtOnce - 1) continue;
    await turn();
    heedStop(connection);
  }
  if (steady) return [{ units, values, largest: rangeOf(units)[1] }];
  const living = end.findIndex((version) => version !== never);
  const pieces = living < 0 ? [[0, rows] as const] : [[0, living] as const, [living, rows] as const];
  return pieces.map(([first, last]) => piece({ units, values }, begin, end, first, last));
}

/** No row of it will ever come, and none has ended. */
export function isSteady(part: Part): boolean {
  return part.closed && !part.hasDead;
}

function piece(
  rows: Omit<PartRows, "largest" | "versions">,
  begin: Int32Array,
  end: Int32Array,
  first: number,
  last: number,
): PartRows {
  const units = rows.units.subarray(first, last);
  const [from, until] = [begin.subarray(first, last), end.subarray(first, last)];
  const versions = { from, until, begin: rangeOf(from), end: rangeOf(until) };
  return { units, values: rows.values.subarray(first, last), largest: rangeOf(units)[1], versions };
}

/** The least and the greatest; of none: 0. */
function rangeOf(numbers: Int32Array): readonly [number, number] {
  let [least, greatest] = [numbers[0] ?? 0, numbers[0] ?? 0];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > greatest) greatest = number;
  }
  return [least, greatest];
}

import type { DuckDBConnection } from "@duckdb/node-api";
import { currentSetting, foldText, mergedNames, trackingPlan } from "@throughline/model";
import type { Setting } from "@throughline/sources";
import { rowsOf } from "../duck/statements.ts";

/** Folded name of each merged event -> the name that it counts as. */
export type MergedNames = ReadonlyMap<string, string>;

/**
 * Merges by the version of the data at which they began and stopped to count, so that an older cut keeps its answers.
 * `folded` is the merged event, `target` and `name` what it counts as: folded, and as the plan writes it.
 */
export const mergedNamesTable =
  "CREATE TABLE merged_names (folded VARCHAR, target VARCHAR, name VARCHAR, v_from INTEGER, v_to INTEGER);";

const read = new WeakMap<readonly Setting[], MergedNames>();

/** What the tracking plan among the settings says; a plan is read once. */
export function namesOf(settings: readonly Setting[]): MergedNames {
  const known = read.get(settings) ?? mergedNames(currentSetting(trackingPlan, settings).value);
  read.set(settings, known);
  return known;
}

export function sameNames(a: MergedNames, b: MergedNames): boolean {
  return a === b || (a.size === b.size && [...a].every(([folded, name]) => b.get(folded) === name));
}

export async function loadNames(connection: DuckDBConnection): Promise<MergedNames> {
  const rows = await rowsOf(connection, "SELECT folded, name FROM merged_names WHERE v_to IS NULL");
  return new Map(rows.map(([folded, name]) => [String(folded), String(name)]));
}

/** Ends the merges there were at `version` and begins these; what no cut since `oldest` sees is removed. */
export async function writeNames(
  connection: DuckDBConnection,
  names: MergedNames,
  { version, oldest }: { readonly version: number; readonly oldest: number },
): Promise<void> {
  await connection.run("DELETE FROM merged_names WHERE v_to <= ?", [oldest]);
  await connection.run("UPDATE merged_names SET v_to = ? WHERE v_to IS NULL", [version]);
  for (const [folded, name] of names)
    await connection.run("INSERT INTO merged_names VALUES (?, ?, ?, ?, NULL)", [folded, foldText(name), name, version]);
}

/**
 * Every event name as it counts at a version: a merged one has the name and the folded name of its target. `sent` is the
 * folded name as it came; `first` the smallest id that counts under the same name, which only `withFirst` looks for.
 */
export function eventNamesSql(version: number, withFirst = false): string {
  const first = withFirst ? ", min(n.id) OVER (PARTITION BY coalesce(m.target, n.folded)) AS first" : "";
  return `SELECT n.id, coalesce(t.name, m.name, n.name) AS name, coalesce(m.target, n.folded) AS folded, n.kind,
      n.folded AS sent${first}
    FROM event_names n
    LEFT JOIN (FROM merged_names WHERE v_from <= ${version} AND (v_to IS NULL OR v_to > ${version})) m
      ON m.folded = n.folded AND n.kind = 0
    LEFT JOIN event_names t ON t.folded = m.target`;
}

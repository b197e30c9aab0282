import { type Condition, isFieldName, memberField, memberRowsPlan, type Problem, type Unit } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { pageSize } from "../../repo/cursor.ts";
import { type Cell, memberCells } from "../../repo/member-cells.ts";
import { nameProblems } from "../../repo/name-problems.ts";
import type { Repo } from "../../repo/repo.ts";
import { textOf } from "../../repo/rows.ts";

export interface SampleRow {
  readonly workspaceId: string;
  readonly key: string;
  /** In the order of the columns asked; null is not known, or a list. */
  readonly cells: readonly Cell[];
}

export interface SampleResult {
  readonly rows: readonly SampleRow[];
  readonly problems: readonly Problem[];
}

export interface SampleRequest {
  readonly columns: readonly string[];
  readonly first?: number | null | undefined;
  /** A whole number from 0: by the same the sample is the same at one version. */
  readonly seed?: number | null | undefined;
}

const mostColumns = 50;
const largestSeed = 2 ** 31 - 1;

/** Some members, shuffled, each with the columns chosen; a column that the data do not have is a problem at its place. */
export async function sampleOf(
  repo: Repo,
  { population, version, workspaceId }: PopulationNode,
  { columns, first, seed: given }: SampleRequest,
): Promise<SampleResult> {
  const seed = given ?? 0;
  if (columns.length > mostColumns) throw new ApiError("BAD_INPUT", `Choose at most ${mostColumns} columns.`);
  if (!columns.every(isFieldName)) throw new ApiError("BAD_INPUT", "A column holds a character that no name has.");
  if (seed < 0 || seed > largestSeed) throw new ApiError("BAD_INPUT", "A seed is a whole number from 0.");
  const known = columns.map((column) => isKnown(column, population.unit));
  const problems = await nameProblems(repo, { all: known }, version);
  if (problems.length > 0)
    return { rows: [], problems: problems.map((problem) => ({ ...problem, path: ["columns", problem.path[1] ?? 0] })) };
  const page = { first: pageSize(first, 20), seed };
  const found = await repo.rows(memberRowsPlan(population, columns, repo.clock, page), version);
  const rows = found.map((row) => ({ workspaceId, key: textOf(row, "key"), cells: memberCells(repo, row, columns) }));
  return { rows, problems: [] };
}

function isKnown(column: string, unit: Unit): Condition {
  const { name, of } = memberField(column, unit);
  const test = { op: "is set" } as const;
  return of === "r" || unit === "account" ? { account: { field: name, ...test } } : { trait: { trait: name, ...test } };
}

import { conditionWords, type Line, linesOf, linesPlan } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, rowsOf } from "../../repo/rows.ts";

export interface LineNode {
  readonly path: Line["path"];
  /** The line alone, read aloud. */
  readonly sentence: string;
  readonly so: { readonly size: number; readonly people: PopulationNode };
  readonly alone: { readonly size: number; readonly people: PopulationNode };
}

/** What each line of a definition does to its size, all counted in one question at the population's version. */
export async function linesIn(repo: Repo, node: PopulationNode): Promise<readonly LineNode[]> {
  const { population, version, workspaceId } = node;
  const lines = linesOf(population);
  if (lines.length === 0) return [];
  const { customerNoun: customer, accountNoun: account } = repo.workspace;
  const { zone, saved } = repo.clock;
  const [row] = rowsOf((await repo.run(linesPlan(population, repo.clock), version)).frame);
  if (!row) throw new Error("the plan of the lines gave no row");
  return lines.map(({ path, so, alone }, i) => ({
    path,
    sentence: conditionWords(alone.where, population.unit, { customer, account }, zone, saved),
    so: { size: numberOf(row, `so${i}`), people: { workspaceId, version, population: so } },
    alone: { size: numberOf(row, `alone${i}`), people: { workspaceId, version, population: alone } },
  }));
}

import { conditionWords, type Line, linesOf, setCounts } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { Repo } from "../../repo/repo.ts";
import { sizesOf } from "../../repo/rows.ts";

export interface LineNode {
  readonly path: Line["path"];
  /** The line alone, read aloud. */
  readonly sentence: string;
  readonly so: { readonly size: number; readonly people: PopulationNode };
  readonly alone: { readonly size: number; readonly people: PopulationNode };
}

/** What each line of a definition does to its size, all counted in one question of sets at the population's version. */
export async function linesIn(repo: Repo, node: PopulationNode): Promise<readonly LineNode[]> {
  const { population, version, at, workspaceId } = node;
  const lines = linesOf(population);
  if (lines.length === 0) return [];
  const { customerNoun: customer, accountNoun: account } = repo.workspace;
  const { zone, saved } = repo.clock;
  const asked = lines.flatMap(({ so, alone }) => [so.where, alone.where]);
  const sizes = sizesOf((await repo.run(setCounts(population.unit, asked, repo.clock), version)).frame);
  return lines.map(({ path, so, alone }, i) => ({
    path,
    sentence: conditionWords(alone.where, population.unit, { customer, account }, zone, saved),
    so: { size: sizes[2 * i] ?? 0, people: { workspaceId, version, at, population: so } },
    alone: { size: sizes[2 * i + 1] ?? 0, people: { workspaceId, version, at, population: alone } },
  }));
}

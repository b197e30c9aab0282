import {
  mostOverlapping,
  type OverlapPart,
  overlapParts,
  type Problem,
  setCounts,
  type Unit,
} from "@throughline/model";
import type { PopulationNode, PopulationResult } from "../../nodes/population-node.ts";
import type { Repo } from "../../repo/repo.ts";
import { sizesOf } from "../../repo/rows.ts";

export interface OverlapPartNode {
  readonly of: OverlapPart["of"];
  readonly size: number;
  readonly people: PopulationNode;
}

export interface OverlapResult {
  /** Parts that have anybody, largest first; null when there are problems. */
  readonly parts: readonly OverlapPartNode[] | null;
  readonly problems: readonly Problem[];
}

interface Populations {
  define(unit: Unit, where: unknown): Promise<PopulationResult>;
}

/** Who is in which of several populations: exact, counted at one version. */
export class OverlapService {
  readonly #repo: Repo;
  readonly #populations: Populations;

  constructor(repo: Repo, populations: Populations) {
    this.#repo = repo;
    this.#populations = populations;
  }

  async of(unit: Unit, given: readonly unknown[]): Promise<OverlapResult> {
    if (given.length < 2 || given.length > mostOverlapping) {
      const message = `Compare 2 to ${mostOverlapping} populations.`;
      return { parts: null, problems: [{ code: "badNumber", message, path: ["of"] }] };
    }
    const defined = await Promise.all(given.map((where) => this.#populations.define(unit, where)));
    const problems = defined.flatMap((result, i) =>
      result.problems.map((problem) => ({ ...problem, path: ["of", i, ...problem.path] })),
    );
    const nodes = defined.flatMap(({ population }) => (population ? [population] : []));
    if (problems.length > 0 || nodes.length < given.length) return { parts: null, problems };
    return { parts: await this.#parts(unit, nodes), problems: [] };
  }

  async #parts(unit: Unit, nodes: readonly PopulationNode[]): Promise<readonly OverlapPartNode[]> {
    const wheres = nodes.map(({ population }) => population.where);
    const { version } = await this.#repo.cut();
    const parts = overlapParts(unit, wheres);
    const question = setCounts(
      unit,
      parts.map(({ people }) => people.where),
      this.#repo.clock,
    );
    const sizes = sizesOf((await this.#repo.run(question, version)).frame);
    const found = parts.map(({ of, people }, i) => ({
      of,
      size: sizes[i] ?? 0,
      people: { workspaceId: this.#repo.workspace.id, population: people, version, at: this.#repo.clock.now },
    }));
    return found
      .filter(({ size }) => size > 0)
      .toSorted((a, b) => b.size - a.size || a.of.join().localeCompare(b.of.join()));
  }
}

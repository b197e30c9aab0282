import {
  channelsOfReach,
  partOf,
  type ReachChannel,
  type ReachState,
  reachCondition,
  reachPlan,
  reachStates,
} from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row } from "../../repo/rows.ts";

export interface ReachPart {
  readonly state: ReachState;
  readonly size: number;
  readonly people: PopulationNode;
}

export interface ReachNode {
  readonly channel: ReachChannel;
  /** One per state; they sum to the size. */
  readonly parts: readonly ReachPart[];
  /** Reachable units, those of one normalised address counted once; null where the channel has no addresses of customers. */
  readonly groups: number | null;
}

/** Whom each channel reaches, and what stops the others, at the population's version. */
export class ReachService {
  readonly #repo: Repo;

  constructor(repo: Repo) {
    this.#repo = repo;
  }

  of(node: PopulationNode): Promise<readonly ReachNode[]> {
    const { population, version, at, workspaceId } = node;
    return Promise.all(
      channelsOfReach.map(async (rule) => {
        const [row] = await this.#repo.rows(reachPlan(population, rule, this.#repo.clock), version);
        if (!row) throw new Error("the plan of a channel's reach gave no row");
        const parts = reachStates.map((state, i): ReachPart => {
          const people = partOf(population, reachCondition(rule, state, population.unit));
          return { state, size: numberOf(row, `p${i}`), people: { workspaceId, version, at, population: people } };
        });
        return { channel: rule.channel, parts, groups: groupsIn(row) };
      }),
    );
  }
}

function groupsIn(row: Row): number | null {
  const [groups, alone] = [numberOrNull(row, "groups"), numberOrNull(row, "alone")];
  return groups === null || alone === null ? null : groups + alone;
}

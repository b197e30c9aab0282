import {
  type Condition,
  deciding,
  type Explained,
  explainUnit,
  explainUnits,
  nothingSaved,
  type Problem,
  parseCondition,
  TooMuchToRead,
  type Unit,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { SegmentNode } from "../../nodes/segment-node.ts";
import type { Connection } from "../../repo/connection.ts";
import { pageSize } from "../../repo/cursor.ts";
import type { ListRequest } from "../../repo/engine-list.ts";
import { withoutNulls } from "../../repo/input-tree.ts";
import { nameProblems } from "../../repo/name-problems.ts";
import type { Repo } from "../../repo/repo.ts";
import type { ChangedUnit, ExplainResult } from "./explanation.ts";
import { explanationNodes } from "./explanation-nodes.ts";

interface Nouns {
  readonly customers: { findAt(identifiers: readonly string[], version: number): Promise<readonly CustomerNode[]> };
  readonly accounts: { find(key: string): Promise<AccountNode | undefined> };
  readonly populations: {
    customers(node: PopulationNode, request: ListRequest): Promise<Connection<CustomerNode>>;
    accounts(node: PopulationNode, request: ListRequest): Promise<Connection<AccountNode>>;
  };
  readonly segments: { all(unit: Unit): Promise<readonly SegmentNode[]>; definition(node: SegmentNode): Condition };
}

export interface SegmentOfUnit {
  readonly segment: SegmentNode;
  readonly matches: boolean;
}

const mostChanged = 10;
const linesShown = 3;

/** Why one unit is in or out of a population. Who is out of the scope is not found, as if there were no such unit. */
export class ExplainService {
  readonly #repo: Repo;
  readonly #nouns: Nouns;

  constructor(repo: Repo, nouns: Nouns) {
    this.#repo = repo;
    this.#nouns = nouns;
  }

  async explain(unit: Unit, key: string, given: unknown, asked?: number | null): Promise<ExplainResult> {
    const { clock } = this.#repo;
    const { condition, problems } = parseCondition(withoutNulls(given), unit, {
      saved: clock.saved ?? nothingSaved,
      now: clock.now,
    });
    if (!condition || problems.length > 0) return { explanation: null, problems: problems.map(below("where")) };
    const cut = await this.#repo.cut();
    const version = asked ?? cut.version;
    const unknown = await nameProblems(this.#repo, condition, version);
    if (unknown.length > 0) return { explanation: null, problems: unknown.map(below("where")) };
    const id = await this.#idOf(unit, key, version);
    if (id === undefined) return { explanation: null, problems: [this.#notFound(unit)] };
    return this.#explained(unit, id, condition, version);
  }

  /** The saved segments of a unit's sort, each with whether the unit is in. */
  async segmentsOf(unit: Unit, id: number, version: number): Promise<readonly SegmentOfUnit[]> {
    const segments = await this.#nouns.segments.all(unit);
    const wheres = segments.map((segment) => this.#nouns.segments.definition(segment));
    const inside = await this.#matches(unit, id, wheres, version);
    return segments.flatMap((segment, i) => {
      const matches = inside[i];
      return matches === undefined ? [] : [{ segment, matches }];
    });
  }

  /** The first of those whom a change moves, each with what keeps it out by the definition that does not have it. */
  async changed(moved: PopulationNode, without: Condition, first?: number | null): Promise<readonly ChangedUnit[]> {
    const { unit } = moved.population;
    const request = { first: Math.min(pageSize(first, 3), mostChanged) };
    const { populations } = this.#nouns;
    const units: readonly Omit<ChangedUnit, "because">[] =
      unit === "customer"
        ? (await populations.customers(moved, request)).edges.map(({ node }) => ({ customer: node, account: null }))
        : (await populations.accounts(moved, request)).edges.map(({ node }) => ({ customer: null, account: node }));
    const ids = units.flatMap(({ customer, account }) => customer?.id ?? account?.id ?? []);
    const explained = await this.#together(without, unit, ids, moved.version);
    return units.map((one, i) => {
      const why = explained?.[i];
      if (!why) return { ...one, because: null };
      const lines = deciding(why).slice(0, linesShown);
      return { ...one, because: explanationNodes(this.#repo, unit, why, moved.version, lines) };
    });
  }

  async #together(
    where: Condition,
    unit: Unit,
    ids: readonly number[],
    version: number,
  ): Promise<readonly Explained[] | undefined> {
    try {
      return await explainUnits(where, { unit, ids }, this.#repo.clock, this.#run(version));
    } catch (cause) {
      if (cause instanceof TooMuchToRead) return undefined;
      throw cause;
    }
  }

  /** Together, so that one history serves all; one after another when that is too much to read at once. */
  async #matches(
    unit: Unit,
    id: number,
    wheres: readonly Condition[],
    version: number,
  ): Promise<readonly (boolean | undefined)[]> {
    const ask = async (some: readonly Condition[]) => {
      const found = await explainUnit(some, { unit, id }, this.#repo.clock, this.#run(version));
      return found.map(({ explained }) => explained.matches);
    };
    try {
      return await ask(wheres);
    } catch (cause) {
      if (!(cause instanceof TooMuchToRead)) throw cause;
      if (wheres.length === 1) return [undefined];
      const each: (boolean | undefined)[] = [];
      for (const where of wheres) each.push(...(await this.#matches(unit, id, [where], version)));
      return each;
    }
  }

  async #explained(unit: Unit, id: number, where: Condition, version: number): Promise<ExplainResult> {
    const { clock, workspace } = this.#repo;
    try {
      const found = await explainUnit([where], { unit, id, watch: true }, clock, this.#run(version));
      const [first] = found;
      if (!first) throw new Error("nothing was explained");
      return {
        explanation: {
          workspaceId: workspace.id,
          unit,
          matches: first.explained.matches,
          flipsAt: first.flipsAt ?? null,
          watched: first.watched,
          cut: { ...(await this.#repo.cut()), version },
          nodes: explanationNodes(this.#repo, unit, first.explained, version),
        },
        problems: [],
      };
    } catch (cause) {
      if (!(cause instanceof TooMuchToRead)) throw cause;
      const message = `There are more than ${cause.most.toLocaleString("en-GB")} ${cause.what} to read here, and a part of them could give another answer. Narrow the definition: a time such as "in the last 30 days", or fewer events.`;
      return { explanation: null, problems: [{ code: "tooMuch", message, path: ["where"] }] };
    }
  }

  #run(version: number) {
    return async (plan: Plan) => (await this.#repo.run(plan, version)).frame;
  }

  async #idOf(unit: Unit, key: string, version: number): Promise<number | undefined> {
    if (key === "" || key.length > 200 || !key.isWellFormed()) return undefined;
    if (unit === "account") return (await this.#nouns.accounts.find(key))?.id;
    return (await this.#nouns.customers.findAt([key], version))[0]?.id;
  }

  #notFound(unit: Unit): Problem {
    const { customerNoun, accountNoun } = this.#repo.workspace;
    const noun = unit === "customer" ? customerNoun : accountNoun;
    return { code: "notFound", message: `No ${noun} here has this id, or you may not see it.`, path: ["id"] };
  }
}

const below =
  (name: string) =>
  (problem: Problem): Problem => ({ ...problem, path: [name, ...problem.path] });

import type { Cut } from "@throughline/engine";
import {
  type Condition,
  evaluateTrend,
  finding,
  internalRule,
  type LeftOutRule,
  type Nouns,
  type Population,
  type Problem,
  parseTrend,
  peopleOf,
  type TrendQuery,
  trendReceipt,
  wrongTyped,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { ReceiptNode } from "../../nodes/receipt-node.ts";
import type { TrendNode, TrendSeriesNode } from "../../nodes/trend-node.ts";
import { withoutNulls } from "../../repo/input-tree.ts";
import { nameProblems } from "../../repo/name-problems.ts";
import type { Repo } from "../../repo/repo.ts";

export interface TrendResult {
  readonly trend: TrendNode | null;
  readonly problems: readonly Problem[];
}

interface Which {
  readonly bucket?: number | null | undefined;
  readonly compare?: boolean | null | undefined;
}

interface Populations {
  insight(population: Population, version: number): Promise<PopulationNode>;
  leftOut(unit: TrendQuery["unit"], version: number): Promise<{ rule: LeftOutRule; where?: Condition }>;
  of(population: Population, version: number): Promise<PopulationNode>;
}

export class TrendService {
  readonly #repo: Repo;
  readonly #populations: Populations;

  constructor(repo: Repo, populations: Populations) {
    this.#repo = repo;
    this.#populations = populations;
  }

  /** A trend given by a client. Problems lead to the very node; a definition that has any is not run. */
  async define(input: unknown): Promise<TrendResult> {
    const { query, problems } = parseTrend(withoutNulls(input), this.#repo.clock.saved);
    if (!query || problems.length > 0) return { trend: null, problems };
    const unknown = await nameProblems(this.#repo, query);
    if (unknown.length > 0) return { trend: null, problems: unknown };
    const trend = await this.answer(query);
    const { problems: found } = trend.answer;
    return found.length > 0 ? { trend: null, problems: found } : { trend, problems: [] };
  }

  async answer(query: TrendQuery): Promise<TrendNode> {
    let first: { cut: Cut; stale: boolean } | undefined;
    let rowsRead = 0;
    const { currency } = this.#repo.workspace;
    const { rule, where: leaveOut } = await this.#leftOut(query);
    const counted = leaveOut ? { ...query, leaveOut } : query;
    const answer = await evaluateTrend(counted, this.#repo.clock, { nouns: this.#nouns, currency }, async (plan) => {
      const { frame, cut, stale, rowsRead: rows } = await this.#repo.run(plan);
      first ??= { cut, stale };
      rowsRead += rows;
      return frame;
    });
    const { cut, stale } = first ?? { cut: await this.#repo.cut(), stale: false };
    const { workspace, clock } = this.#repo;
    return { workspaceId: workspace.id, at: clock.now, query, leftOut: rule, answer, cut, stale, rowsRead };
  }

  async #leftOut({ unit, includeInternal }: TrendQuery): Promise<{ rule: LeftOutRule; where?: Condition }> {
    if (includeInternal) return { rule: { kind: "included" } };
    return this.#populations.leftOut(unit, (await this.#repo.cut()).version);
  }

  finding({ query, answer }: TrendNode): string {
    return finding(query, answer);
  }

  async receipt(trend: TrendNode): Promise<ReceiptNode> {
    const { cut, stale, rowsRead, query, answer, leftOut } = trend;
    const ask = async (plan: Plan) => (await this.#repo.run(plan, cut.version)).frame;
    const unread = stale ? [] : await wrongTyped(query, answer.periods.main, this.#repo.clock, ask);
    const definition = trendReceipt(query, answer, this.#nouns, this.#repo.clock);
    const late = stale ? ["The engine is being restarted: these are the last figures it gave."] : [];
    return {
      ...definition,
      rules: [...definition.rules, internalRule(leftOut)],
      notes: [...definition.notes, ...unread, ...late],
      rowsRead,
      asOf: cut.asOf,
      version: cut.version,
      identityVersion: cut.identityVersion,
      engine: "DuckDB",
    };
  }

  /** The people behind a number, at the number's own version; null where the number is not about people. */
  async people({ trend, index }: TrendSeriesNode, which: Which): Promise<PopulationNode | null> {
    const { population } = peopleOf(trend.query, trend.answer, index, chosen(which));
    if (!population) return null;
    const { version } = trend.cut;
    return trend.query.includeInternal
      ? this.#populations.of(population, version)
      : this.#populations.insight(population, version);
  }

  peopleNote({ trend, index }: TrendSeriesNode): string | null {
    return peopleOf(trend.query, trend.answer, index).note;
  }

  get #nouns(): Nouns {
    const { customerNoun, accountNoun } = this.#repo.workspace;
    return { customer: customerNoun, account: accountNoun };
  }
}

function chosen({ bucket, compare }: Which): { bucket?: number; compare?: boolean } {
  return { ...(typeof bucket === "number" ? { bucket } : {}), ...(compare ? { compare } : {}) };
}

import type { Cut } from "@throughline/engine";
import {
  asAsked,
  type Condition,
  currentSetting,
  definitionHash,
  type Estimate,
  estimateSize,
  estimateWords,
  internalCondition,
  internalRule,
  internalUsers,
  knownParts,
  type LeftOutRule,
  leavingOut,
  lowerPopulation,
  moneyProblems,
  type Nouns,
  nothingSaved,
  type Population,
  parseCondition,
  populationReceipt,
  sentence,
  setCounts,
  type Unit,
  wrongTyped,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import DataLoader from "dataloader";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { DefineOptions, PopulationNode, PopulationResult } from "../../nodes/population-node.ts";
import type { ReceiptNode } from "../../nodes/receipt-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Connection } from "../../repo/connection.ts";
import { pageSize } from "../../repo/cursor.ts";
import type { ListRequest } from "../../repo/engine-list.ts";
import { withoutNulls } from "../../repo/input-tree.ts";
import { nameProblems } from "../../repo/name-problems.ts";
import type { Repo } from "../../repo/repo.ts";
import { sizesOf } from "../../repo/rows.ts";
import { type LineNode, linesIn } from "./lines.ts";
import { type SampleRequest, type SampleResult, sampleOf } from "./sample.ts";
import { type SummaryRow, summaryOf } from "./summary.ts";

export interface InternalUsersNode {
  /** Version of the setting. */
  readonly setting: number;
  readonly people: PopulationNode;
}

/** The nouns that a population lists: a page of those whose ids a plan gives. */
interface Lists {
  readonly customers: Pages<CustomerNode>;
  readonly accounts: Pages<AccountNode>;
}

interface Pages<T> {
  page(request: ListRequest, members: Plan, version: number): Promise<Connection<T>>;
}

export interface EstimateNode extends Estimate {
  readonly note: string;
}

export class PopulationService {
  readonly #repo: Repo;
  readonly #lists: Lists;
  readonly #internal = new Map<number, Promise<InternalUsersNode>>();
  readonly #sizes: DataLoader<PopulationNode, { size: number; rowsRead: number; cut: Cut }, string>;

  constructor(repo: Repo, lists: Lists) {
    this.#repo = repo;
    this.#lists = lists;
    this.#sizes = new DataLoader(
      (nodes: readonly PopulationNode[]) => Promise.all(nodes.map((node) => this.#ask(node))),
      {
        cacheKeyFn: (node) => `${node.version} ${this.hash(node)}`,
      },
    );
  }

  /** A condition given by a client. Problems lead to the very node; a definition that has any is not run. */
  async define(unit: Unit, where: unknown, options: DefineOptions = {}): Promise<PopulationResult> {
    const { version, includeInternal = true, self } = options;
    const { clock, workspace } = this.#repo;
    const reads = { saved: clock.saved ?? nothingSaved, now: clock.now, ...(self === undefined ? {} : { self }) };
    const { condition, problems } = parseCondition(withoutNulls(where), unit, reads);
    if (!condition || problems.length > 0) return { population: null, problems };
    const unknown = await nameProblems(this.#repo, condition, version ?? undefined);
    if (unknown.length > 0) return { population: null, problems: unknown };
    const mixed = await moneyProblems(condition, workspace.currency, clock, async (plan) => {
      const { frame } = await this.#repo.run(plan, version ?? undefined);
      return frame;
    });
    if (mixed.length > 0) return { population: null, problems: mixed };
    const at = version ?? (await this.#repo.cut()).version;
    if (includeInternal) return { population: await this.of({ unit, where: condition }, at), problems: [] };
    return { population: await this.insight({ unit, where: condition }, at), problems: [] };
  }

  async of(population: Population, version?: number): Promise<PopulationNode> {
    return {
      workspaceId: this.#repo.workspace.id,
      population,
      version: version ?? (await this.#repo.cut()).version,
      at: this.#repo.clock.now,
    };
  }

  /** A population that is counted as an insight: without internal and test users. */
  async insight(asked: Population, version: number): Promise<PopulationNode> {
    const out = await this.leftOut(asked.unit, version);
    const node = await this.of(asked, version);
    if (!out.where) return { ...node, leftOut: out.rule };
    const where = asAsked(asked.where, out.where);
    const population = { unit: asked.unit, where: leavingOut(where, out.where) };
    return { ...node, population, asked: where, leftOut: out.rule };
  }

  /** Who is internal or a test at a version: `where` is absent when that is nobody, so that nothing need be tested. */
  async leftOut(unit: Unit | "session", version: number): Promise<{ rule: LeftOutRule; where?: Condition }> {
    if (unit === "account") return { rule: { kind: "accounts" } };
    const { setting, people } = await this.internal(version);
    const size = await this.size(people);
    const rule: LeftOutRule = { kind: "leftOut", size, version: setting };
    return size === 0 ? { rule } : { rule, where: people.population.where };
  }

  /** The internal and test users at a version, and the version of the setting that says who they are. */
  async internal(version?: number): Promise<InternalUsersNode> {
    const at = version ?? (await this.#repo.cut()).version;
    const asked = this.#internal.get(at) ?? this.#findInternal(at);
    this.#internal.set(at, asked);
    return asked;
  }

  async #findInternal(version: number): Promise<InternalUsersNode> {
    const setting = currentSetting(internalUsers, this.#repo.settings);
    const all = await this.of({ unit: "customer", where: internalCondition(setting.value) }, version);
    if ((await this.size(all)) === 0) return { setting: setting.version, people: all };
    const ask = async (plan: Plan) => (await this.#repo.run(plan, all.version)).frame;
    const where = await knownParts(all.population.where, ask);
    return { setting: setting.version, people: { ...all, population: { unit: "customer", where } } };
  }

  /** For lists, which have no place for problems. Throws BAD_INPUT with the first of them. */
  parse(unit: Unit, where: unknown): Condition {
    const { saved = nothingSaved, now } = this.#repo.clock;
    const { condition, problems } = parseCondition(withoutNulls(where), unit, { saved, now });
    const [first] = problems;
    if (!condition || first) throw new ApiError("BAD_INPUT", first?.message ?? "This condition cannot be read.");
    return condition;
  }

  async size(node: PopulationNode): Promise<number> {
    return (await this.#sizes.load(node)).size;
  }

  /** The size by a part of the units: the same part each time. */
  async estimate(node: PopulationNode): Promise<EstimateNode> {
    const ask = async (plan: Plan) => (await this.#repo.run(plan, node.version)).frame;
    const estimate = await estimateSize(node.population, this.#repo.clock, ask);
    return { ...estimate, note: estimateWords(estimate, node.population.unit, this.#nouns) };
  }

  /** The members, read at the population's version: exactly `size` rows. */
  customers(node: PopulationNode, request: ListRequest): Promise<Connection<CustomerNode>> {
    return this.#lists.customers.page(request, this.#members(node, "customer"), node.version);
  }

  accounts(node: PopulationNode, request: ListRequest): Promise<Connection<AccountNode>> {
    return this.#lists.accounts.page(request, this.#members(node, "account"), node.version);
  }

  summary(node: PopulationNode, first: number | null | undefined): Promise<readonly SummaryRow[]> {
    return summaryOf(this.#repo, node, pageSize(first, 5));
  }

  sample(node: PopulationNode, request: SampleRequest): Promise<SampleResult> {
    return sampleOf(this.#repo, node, request);
  }

  lines(node: PopulationNode): Promise<readonly LineNode[]> {
    return linesIn(this.#repo, node);
  }

  hash({ population }: PopulationNode): string {
    return definitionHash(population);
  }

  /** What was asked: whom an insight leaves out besides is said by its receipt. */
  sentence({ population, asked }: PopulationNode): string {
    const { unit, where } = population;
    const { zone, saved } = this.#repo.clock;
    return sentence({ unit, where: asked ?? where }, this.#nouns, zone, saved);
  }

  async receipt(node: PopulationNode): Promise<ReceiptNode> {
    const [{ rowsRead, cut }, nouns] = [await this.#sizes.load(node), this.#nouns];
    const { clock } = this.#repo;
    const ask = async (plan: Plan) => (await this.#repo.run(plan, node.version)).frame;
    const unread = await wrongTyped(node.population.where, {}, clock, ask);
    const definition = populationReceipt(node.population, nouns, clock);
    const left = node.leftOut ? [internalRule(node.leftOut)] : [];
    return {
      ...definition,
      sentence: this.sentence(node),
      rules: [...definition.rules, ...left],
      notes: [...definition.notes, ...unread],
      rowsRead,
      asOf: cut.asOf,
      version: node.version,
      identityVersion: cut.identityVersion,
      engine: "DuckDB",
    };
  }

  get #nouns(): Nouns {
    const { customerNoun, accountNoun } = this.#repo.workspace;
    return { customer: customerNoun, account: accountNoun };
  }

  #members({ population }: PopulationNode, unit: Unit): Plan {
    if (population.unit !== unit)
      throw new ApiError("BAD_INPUT", `This is a population of ${population.unit}s; ask for its ${population.unit}s.`);
    return lowerPopulation(population, this.#repo.clock);
  }

  async #ask(node: PopulationNode): Promise<{ size: number; rowsRead: number; cut: Cut }> {
    const { unit, where } = node.population;
    const answer = await this.#repo.run(setCounts(unit, [where], this.#repo.clock), node.version);
    return { size: sizesOf(answer.frame)[0] ?? 0, rowsRead: answer.rowsRead, cut: answer.cut };
  }
}

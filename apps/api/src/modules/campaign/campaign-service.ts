import { type Condition, foldText, lowerPopulation, type Population } from "@throughline/model";
import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import type { CampaignNode } from "../../nodes/campaign-node.ts";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { Connection } from "../../repo/connection.ts";
import { engineList, type ListRequest } from "../../repo/engine-list.ts";
import { among, call, col, equal, filter, pick, scan, text } from "../../repo/expressions.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, type Row, textOf } from "../../repo/rows.ts";
import { type CampaignActivity, type CampaignGoal, campaignActivities } from "./campaign-goals.ts";

/** `size` is how many `people` there are, counted for a whole page of campaigns at once. */
export interface CampaignCount {
  readonly size: number;
  readonly people: PopulationNode;
}

/** What campaigns did is counted as insights are: without internal and test users. */
interface Populations {
  insight(population: Population, version: number): Promise<PopulationNode>;
  leftOut(unit: "customer", version: number): Promise<{ readonly where?: Condition }>;
}

export class CampaignService {
  readonly #repo: Repo;
  readonly #populations: Populations;
  readonly #activities: DataLoader<CampaignNode, CampaignActivity, number>;

  constructor(repo: Repo, populations: Populations) {
    this.#repo = repo;
    this.#populations = populations;
    this.#activities = new DataLoader((nodes: readonly CampaignNode[]) => this.#loadActivities(nodes), {
      cacheKeyFn: ({ id }) => id,
    });
  }

  async find(key: string): Promise<CampaignNode | undefined> {
    const { version } = await this.#repo.cut();
    const [row] = await this.#repo.rows(
      pick(filter(scan("campaigns"), equal(col("key"), text(key))), "c", ["id", "key"]),
      version,
    );
    return row && this.#nodeOf(row, version);
  }

  /** The latest first, by its first day. */
  async list(
    request: ListRequest & { readonly search?: string | null | undefined },
  ): Promise<Connection<CampaignNode>> {
    const search = request.search?.trim().slice(0, 200);
    const found = pick(filter(scan("campaigns"), ...(search ? [matches(search)] : [])), "c", [
      "id",
      "key",
      "t:startsOn",
    ]);
    const newest = [{ by: col("t:startsOn"), descending: true }, { by: col("id") }];
    return engineList(this.#repo, request, { sort: found, by: newest }, (row, at) => this.#nodeOf(row, at));
  }

  record(node: CampaignNode): Promise<StoredRecord | undefined> {
    return this.#repo.loaders.records.load({ kind: "campaign", key: node.key });
  }

  async name(node: CampaignNode): Promise<string> {
    return textValue(await this.record(node), "name") ?? `Campaign ${node.key}`;
  }

  /** The customers whom the campaign targeted, or held out. */
  async assigned(node: CampaignNode, event: "campaign.targeted" | "campaign.held_out"): Promise<CampaignCount> {
    const where: Condition = { did: { event, where: [names(node)] } };
    const { targeted, heldOut } = await this.#activities.load(node);
    return {
      size: event === "campaign.targeted" ? targeted : heldOut,
      people: await this.#populations.insight({ unit: "customer", where }, node.version),
    };
  }

  async goals(node: CampaignNode): Promise<readonly CampaignGoal[]> {
    return (await this.#activities.load(node)).goals;
  }

  goalPeople(node: CampaignNode, event: string): Promise<PopulationNode> {
    const where: Condition = { did: { event, where: [names(node)] } };
    return this.#populations.insight({ unit: "customer", where }, node.version);
  }

  async #loadActivities(nodes: readonly CampaignNode[]): Promise<CampaignActivity[]> {
    const [first] = nodes;
    const { where } = first ? await this.#populations.leftOut("customer", first.version) : {};
    const leftOut = where && lowerPopulation({ unit: "customer", where }, this.#repo.clock);
    const records = await Promise.all(nodes.map((node) => this.record(node)));
    return campaignActivities(this.#repo, nodes, records, leftOut);
  }

  #nodeOf(row: Row, version: number): CampaignNode {
    return { workspaceId: this.#repo.workspace.id, id: numberOf(row, "id"), key: textOf(row, "key"), version };
  }
}

const names = ({ key }: CampaignNode) => ({ property: "campaignId", op: "is", value: key }) as const;

function matches(search: string) {
  const texts = pick(filter(scan("strings"), call("contains", col("folded"), text(foldText(search)))), "texts", ["id"]);
  return call(
    "or",
    call("contains", col("key"), text(search)),
    among(col("s:name"), texts),
    among(col("s:type"), texts),
  );
}

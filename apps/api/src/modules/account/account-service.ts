import { type Condition, lowerPopulation } from "@throughline/model";
import type { Plan } from "@throughline/query";
import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { Connection } from "../../repo/connection.ts";
import { engineList, type ListRequest } from "../../repo/engine-list.ts";
import { among, anyOf, col, equal, filter, pick, scan, text } from "../../repo/expressions.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, type Row, textOf } from "../../repo/rows.ts";
import { type AccountMetrics, accountMetrics } from "./account-metrics.ts";
import { type AccountSort, accountMatches, accountsPlan, sortedAccounts } from "./account-plans.ts";

export interface AccountListRequest extends ListRequest {
  readonly search?: string | null | undefined;
  readonly where?: Condition | undefined;
  readonly sort?: AccountSort | null | undefined;
}

export class AccountService {
  readonly #repo: Repo;
  readonly #metrics: DataLoader<AccountNode, AccountMetrics, number>;
  readonly #ofCustomer: DataLoader<number, readonly AccountNode[]>;

  constructor(repo: Repo) {
    this.#repo = repo;
    this.#metrics = new DataLoader((nodes: readonly AccountNode[]) => accountMetrics(repo, nodes), {
      cacheKeyFn: ({ id }) => id,
    });
    this.#ofCustomer = new DataLoader((ids: readonly number[]) => this.#loadOfCustomers(ids));
  }

  /** Undefined when unknown or out of scope: the same answer. */
  async find(key: string): Promise<AccountNode | undefined> {
    const { version } = await this.#repo.cut();
    const [row] = await this.#repo.rows(accountsPlan(equal(col("key"), text(key))), version);
    return row && this.#nodeOf(row, version);
  }

  async list(request: AccountListRequest): Promise<Connection<AccountNode>> {
    const { version } = await this.#repo.cut();
    const members = request.where && lowerPopulation({ unit: "account", where: request.where }, this.#repo.clock);
    return this.page(request, members, version);
  }

  /** A sorted page of accounts, of those in `members` if given (a plan whose one column is the account). */
  page(request: AccountListRequest, members: Plan | undefined, version: number): Promise<Connection<AccountNode>> {
    const parts = [
      ...(members ? [among(col("id"), members)] : []),
      ...(request.search?.trim() ? [accountMatches(request.search)] : []),
    ];
    const sorted = sortedAccounts(request.sort ?? "name", parts);
    return engineList(this.#repo, { ...request, version }, sorted, (row, at) => this.#nodeOf(row, at));
  }

  record(node: AccountNode): Promise<StoredRecord | undefined> {
    return this.#repo.loaders.records.load({ kind: "account", key: node.key });
  }

  async name(node: AccountNode): Promise<string> {
    const noun = this.#repo.workspace.accountNoun;
    return (
      textValue(await this.record(node), "name") ?? `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} ${node.key}`
    );
  }

  async owner(node: AccountNode): Promise<StoredRecord | null> {
    const key = textValue(await this.record(node), "ownerId");
    return key === null ? null : ((await this.#repo.loaders.records.load({ kind: "owner", key })) ?? null);
  }

  metrics(node: AccountNode): Promise<AccountMetrics> {
    return this.#metrics.load(node);
  }

  /** The accounts that a customer belongs to now, the primary one first. */
  ofCustomer(customer: number): Promise<readonly AccountNode[]> {
    return this.#ofCustomer.load(customer);
  }

  #nodeOf(row: Row, version: number): AccountNode {
    return { workspaceId: this.#repo.workspace.id, id: numberOf(row, "id"), key: textOf(row, "key"), version };
  }

  async #loadOfCustomers(ids: readonly number[]): Promise<(readonly AccountNode[])[]> {
    const { version } = await this.#repo.cut();
    const memberships = filter(scan("memberships"), anyOf(col("customer"), ids, "integer"));
    const named: Plan = {
      join: pick(memberships, "m", ["customer", "account", "primary"]),
      to: accountsPlan(),
      kind: "inner",
      on: equal(col("account"), col("id")),
    };
    const rows = await this.#repo.rows(
      {
        sort: pick(named, "named", ["customer", "id", "key", "primary"]),
        by: [{ by: col("primary"), descending: true }, { by: col("key") }],
      },
      version,
    );
    const byCustomer = Map.groupBy(rows, (row) => numberOf(row, "customer"));
    return ids.map((id) => (byCustomer.get(id) ?? []).map((row) => this.#nodeOf(row, version)));
  }
}

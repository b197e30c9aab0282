import { type Condition, customerIdOf, lowerPopulation } from "@throughline/model";
import type { Expr, Plan } from "@throughline/query";
import type { StoredRecord, TraitValue } from "@throughline/sources";
import DataLoader from "dataloader";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { Connection } from "../../repo/connection.ts";
import { engineList, type ListRequest } from "../../repo/engine-list.ts";
import { among, anyOf, col, filter, pick, scan } from "../../repo/expressions.ts";
import { maskAddresses, maskValue } from "../../repo/masking.ts";
import { noOrders, type OrderTotals, orderTotals } from "../../repo/order-totals.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row, textOf } from "../../repo/rows.ts";
import type { ShownIds } from "../../repo/shown-ids.ts";
import { customerName } from "./customer-name.ts";
import { type CustomerSort, customerMatches, customersPlan, sortedCustomers } from "./customer-plans.ts";

export interface CustomerBody {
  readonly identifiers: readonly string[];
  /** Per trait the newest over all identifiers. */
  readonly traits: ReadonlyMap<string, TraitValue>;
}

export interface TraitNode {
  readonly name: string;
  readonly trait: TraitValue;
}

export interface CustomerListRequest extends ListRequest {
  readonly search?: string | null | undefined;
  readonly where?: Condition | undefined;
  readonly sort?: CustomerSort | null | undefined;
}

export class CustomerService {
  readonly #repo: Repo;
  readonly #ids: ShownIds;

  readonly #byIdentifier: DataLoader<string, CustomerNode | undefined>;
  readonly #nodes: DataLoader<number, CustomerNode | undefined>;
  readonly #bodies: DataLoader<CustomerNode, CustomerBody, number>;
  readonly #contacts: DataLoader<string, readonly StoredRecord[]>;
  readonly #metrics: DataLoader<CustomerNode, OrderTotals, number>;

  constructor(repo: Repo, ids: ShownIds) {
    this.#repo = repo;
    this.#ids = ids;
    this.#byIdentifier = new DataLoader((keys: readonly string[]) => this.#loadByIdentifiers(keys));
    this.#nodes = new DataLoader((ids: readonly number[]) => this.#loadNodes(ids));
    this.#bodies = new DataLoader((nodes: readonly CustomerNode[]) => this.#loadBodies(nodes), {
      cacheKeyFn: (node) => node.id,
    });
    this.#metrics = new DataLoader((nodes: readonly CustomerNode[]) => this.#loadMetrics(nodes), {
      cacheKeyFn: (node) => node.id,
    });
    this.#contacts = new DataLoader((userIds: readonly string[]) => this.#loadContacts(userIds));
  }

  /** By any identifier; one that was merged away finds the customer it is now. Undefined when unknown or out of scope. */
  async find(identifier: string): Promise<CustomerNode | undefined> {
    return this.#byIdentifier.load(await this.#ids.meant(identifier));
  }

  byId(id: number): Promise<CustomerNode | undefined> {
    return this.#nodes.load(id);
  }

  /** The customers of these identifiers at a version other than this request's: after what it wrote. */
  async findAt(identifiers: readonly string[], version: number): Promise<readonly CustomerNode[]> {
    const meant = await Promise.all(identifiers.map((identifier) => this.#ids.meant(identifier)));
    const plan = customersPlan(among(col("id"), pick(ownersPlan(meant), "owners", ["customer"])));
    return (await this.#repo.rows(plan, version)).map((row) => this.nodeOf(row, version));
  }

  async list(request: CustomerListRequest): Promise<Connection<CustomerNode>> {
    const { version } = await this.#repo.cut();
    const members = request.where && lowerPopulation({ unit: "customer", where: request.where }, this.#repo.clock);
    return this.page(request, members, version);
  }

  /** A sorted page of customers, of those in `members` if given (a plan whose one column is the customer). */
  page(request: CustomerListRequest, members: Plan | undefined, version: number): Promise<Connection<CustomerNode>> {
    const parts = [
      ...(members ? [among(col("id"), members)] : []),
      ...(request.search?.trim() ? [customerMatches(request.search, this.#repo.seesPersonalData)] : []),
    ];
    const sorted = sortedCustomers(request.sort ?? "lastSeen", parts);
    return engineList(this.#repo, { ...request, version }, sorted, (row, at) => this.nodeOf(row, at));
  }

  body(node: CustomerNode): Promise<CustomerBody> {
    return this.#bodies.load(node);
  }

  async name(node: CustomerNode): Promise<string> {
    const name = await this.#fullName(node);
    return this.#repo.seesPersonalData ? name : maskAddresses(name);
  }

  async #fullName(node: CustomerNode): Promise<string> {
    const { identifiers, traits } = await this.body(node);
    const named = customerName((name) => traits.get(name)?.value);
    if (named) return named;
    const contact = (await this.#contactsOf(identifiers)).find(({ values }) => typeof values["name"] === "string");
    if (typeof contact?.values["name"] === "string") return contact.values["name"];
    const email = traits.get("email")?.value;
    if (typeof email === "string") return email;
    return `${capital(this.#repo.workspace.customerNoun)} ${node.key.slice(node.key.indexOf(":") + 1)}`;
  }

  async traits(node: CustomerNode): Promise<readonly TraitNode[]> {
    const { traits } = await this.body(node);
    return [...traits]
      .map(([name, trait]) => ({ name, trait: this.#shown(name, trait) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async identifiers(node: CustomerNode): Promise<readonly string[]> {
    const { identifiers } = await this.body(node);
    return identifiers.map((key) => (this.#repo.seesPersonalData ? key : String(maskValue("", key))));
  }

  metrics(node: CustomerNode): Promise<OrderTotals> {
    return this.#metrics.load(node);
  }

  nodeOf(row: Row, version: number): CustomerNode {
    return {
      workspaceId: this.#repo.workspace.id,
      id: numberOf(row, "id"),
      key: textOf(row, "key"),
      firstSeen: numberOrNull(row, "firstSeen"),
      lastSeen: numberOrNull(row, "lastSeen"),
      version,
    };
  }

  #shown(name: string, trait: TraitValue): TraitValue {
    return this.#repo.seesPersonalData ? trait : { ...trait, value: maskValue(name, trait.value) };
  }

  async #loadByIdentifiers(keys: readonly string[]): Promise<(CustomerNode | undefined)[]> {
    const rows = await this.#repo.rows(ownersPlan(keys));
    const owners = new Map(rows.map((row) => [textOf(row, "key"), numberOf(row, "customer")]));
    return Promise.all(
      keys.map((key) => {
        const owner = owners.get(key);
        return owner === undefined ? undefined : this.byId(owner);
      }),
    );
  }

  async #loadNodes(ids: readonly number[]): Promise<(CustomerNode | undefined)[]> {
    const { version } = await this.#repo.cut();
    const rows = await this.#repo.rows(customersPlan(anyOf(col("id"), ids, "integer")), version);
    const found = new Map(rows.map((row) => [numberOf(row, "id"), this.nodeOf(row, version)]));
    return ids.map((id) => found.get(id));
  }

  async #loadMetrics(nodes: readonly CustomerNode[]): Promise<OrderTotals[]> {
    const ids = nodes.map(({ id }) => id);
    const totals = await orderTotals(this.#repo, "customer", ids, nodes[0]?.version);
    return ids.map((id) => totals.get(id) ?? noOrders);
  }

  async #loadBodies(nodes: readonly CustomerNode[]): Promise<CustomerBody[]> {
    const ids = nodes.map(({ id }) => id);
    const rows = await this.#repo.rows(identifiersPlan(anyOf(col("customer"), ids, "integer")), nodes[0]?.version);
    const keys = Map.groupBy(rows, (row) => numberOf(row, "customer"));
    return Promise.all(
      nodes.map(async ({ id, key }) => {
        const identifiers = (keys.get(id) ?? []).map((row) => textOf(row, "key")).toSorted();
        if (identifiers.length === 0) identifiers.push(key);
        return { identifiers, traits: await this.#traitsOf(identifiers) };
      }),
    );
  }

  async #traitsOf(identifiers: readonly string[]): Promise<ReadonlyMap<string, TraitValue>> {
    const profiles = await Promise.all(identifiers.map((id) => this.#repo.loaders.profiles.load(id)));
    const newest = new Map<string, TraitValue>();
    for (const profile of profiles)
      for (const [name, trait] of Object.entries(profile?.traits ?? {})) {
        const known = newest.get(name);
        if (!known || isNewer(trait, known)) newest.set(name, trait);
      }
    return newest;
  }

  async #contactsOf(identifiers: readonly string[]): Promise<readonly StoredRecord[]> {
    const users = identifiers.map(customerIdOf).filter((id) => id !== undefined);
    return (await Promise.all(users.map((id) => this.#contacts.load(id)))).flat();
  }

  async #loadContacts(userIds: readonly string[]): Promise<(readonly StoredRecord[])[]> {
    const found = await this.#repo.reads.recordsBy("contact", "customerId", userIds, 5);
    const byUser = Map.groupBy(found, ({ values }) => String(values["customerId"]));
    return userIds.map((id) => byUser.get(id) ?? []);
  }
}

const ownersPlan = (identifiers: readonly string[]): Plan => identifiersPlan(anyOf(col("key"), identifiers, "text"));

const identifiersPlan = (where: Expr): Plan =>
  pick(filter(scan("identifiers"), where), "identified", ["key", "customer"]);

function isNewer(a: TraitValue, b: TraitValue): boolean {
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  return a.source === b.source ? a.messageId > b.messageId : a.source > b.source;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

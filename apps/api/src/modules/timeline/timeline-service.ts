import { EngineError } from "@throughline/engine";
import type { Expr, Plan } from "@throughline/query";
import DataLoader from "dataloader";
import { type PageInfo, pageOf } from "../../repo/connection.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../repo/cursor.ts";
import { anyOf, call, col, equal, filter, instant, notALine, pick, scan, whole } from "../../repo/expressions.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row, textOf, textOrNull } from "../../repo/rows.ts";

/** Whose timeline: events of a customer or of an account, by dense id. */
export interface Subject {
  readonly of: "customer" | "account";
  readonly id: number;
}

/** One entry, from the engine. Its body is in the store that `kind` tells, under `source` and `key`. */
export interface TimelineItemNode {
  readonly workspaceId: string;
  readonly rid: number;
  readonly event: string;
  readonly kind: "event" | "business" | "message";
  readonly t: number;
  readonly seq: number;
  readonly customer: number | null;
  /** Name of the product that the entry points to. */
  readonly product: string | null;
  /** Name of the campaign that the entry points to. */
  readonly campaign: string | null;
  /** The order that was placed or returned, by dense id. */
  readonly order: number | null;
  readonly source: string;
  readonly key: string;
  readonly version: number;
}

export interface TimelineConnection {
  readonly workspaceId: string;
  readonly subject: Subject;
  readonly version: number;
  readonly lines: boolean;
  readonly asOf: number;
  readonly edges: readonly { readonly cursor: string; readonly node: TimelineItemNode }[];
  readonly pageInfo: PageInfo;
}

export interface TimelineRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly kinds?: readonly string[] | null | undefined;
  /** Lines of an order as entries of their own; without them an order is one entry. */
  readonly lines?: boolean | null | undefined;
}

const kindNames = ["event", "business", "message"] as const;
const entries = (plan: Plan): Plan =>
  pick(plan, "e", ["rid", "event", "kind", "t", "seq", "customer", "product", "campaign", "order"]);
const ofOrders: ReadonlySet<string> = new Set(["order.placed", "order.returned"]);
const newestFirst = ["t", "seq", "rid"].map((column) => ({ by: col(column), descending: true }));

/** Both stores in one list, newest first by (t, seq, rid). A page marker holds its cut, so new events move nothing. */
export class TimelineService {
  readonly #repo: Repo;
  readonly #latest: DataLoader<{ customer: number; first: number }, readonly TimelineItemNode[], string>;

  constructor(repo: Repo) {
    this.#repo = repo;
    this.#latest = new DataLoader((asked: readonly { customer: number; first: number }[]) => this.#loadLatest(asked), {
      cacheKeyFn: ({ customer, first }) => `${customer} ${first}`,
    });
  }

  async page(subject: Subject, request: TimelineRequest): Promise<TimelineConnection> {
    const first = pageSize(request.first, 50);
    const [t, seq, rid, version] = request.after ? decodeCursor(request.after, 4) : [];
    const wanted = [
      equal(col(subject.of), whole(subject.id)),
      ...(request.lines === false ? [notALine] : []),
      ...(request.kinds ? [anyOf(col("kind"), kindNumbers(request.kinds), "integer")] : []),
      ...(t !== undefined && seq !== undefined && rid !== undefined ? [before(t, seq, rid)] : []),
    ];
    const plan: Plan = { sort: entries(filter(scan("events"), ...wanted)), by: newestFirst, limit: first + 1 };
    const at = version ?? (await this.#repo.cut()).version;
    const { answer, version: used } = await this.#runAt(plan, at);
    const { edges, pageInfo } = pageOf(await this.#items(answer, used), first, (item) =>
      encodeCursor([item.t, item.seq, item.rid, used]),
    );
    return {
      workspaceId: this.#repo.workspace.id,
      subject,
      version: used,
      lines: request.lines !== false,
      asOf: (await this.#repo.cut()).asOf,
      edges,
      pageInfo,
    };
  }

  /** How many entries of each kind the whole timeline has, of the kinds that occur. */
  async counts({ subject, version, lines }: TimelineConnection): Promise<readonly { kind: string; count: number }[]> {
    const rows = await this.#repo.rows(
      {
        aggregate: filter(scan("events"), equal(col(subject.of), whole(subject.id)), ...(lines ? [] : [notALine])),
        by: { kind: col("kind") },
        measures: { n: { fn: "count" } },
        as: "counted",
      },
      version,
    );
    return rows
      .toSorted((a, b) => numberOf(a, "kind") - numberOf(b, "kind"))
      .map((row) => ({ kind: kindNames[numberOf(row, "kind")] ?? "event", count: numberOf(row, "n") }));
  }

  /** Entries by their rows, in the order given; what the scope does not see is left out. */
  async items(rids: readonly number[], version: number): Promise<readonly TimelineItemNode[]> {
    if (rids.length === 0) return [];
    const wanted = entries(filter(scan("events"), anyOf(col("rid"), rids, "integer")));
    const found = new Map(
      (await this.#items(await this.#repo.rows(wanted, version), version)).map((item) => [item.rid, item]),
    );
    return rids.flatMap((rid) => found.get(rid) ?? []);
  }

  /** The newest entries of a customer; the customers of a list are answered by one plan. */
  latest(customer: number, first: number | null | undefined): Promise<readonly TimelineItemNode[]> {
    return this.#latest.load({ customer, first: pageSize(first, 5) });
  }

  /** A version that is no longer kept is replaced by the newest: the marker's place in time still holds. */
  async #runAt(plan: Plan, version: number): Promise<{ answer: readonly Row[]; version: number }> {
    try {
      return { answer: await this.#repo.rows(plan, version), version };
    } catch (error) {
      if (!(error instanceof EngineError) || error.problem !== "versionGone") throw error;
      const newest = (await this.#repo.cut()).version;
      return { answer: await this.#repo.rows(plan, newest), version: newest };
    }
  }

  async #loadLatest(asked: readonly { customer: number; first: number }[]): Promise<(readonly TimelineItemNode[])[]> {
    const { version } = await this.#repo.cut();
    const most = Math.max(...asked.map(({ first }) => first));
    const customers = [...new Set(asked.map(({ customer }) => customer))];
    const ranked: Plan = {
      window: entries(filter(scan("events"), anyOf(col("customer"), customers, "integer"))),
      columns: { place: { fn: "rowNumber", partitionBy: [col("customer")], orderBy: newestFirst } },
      as: "ranked",
    };
    const newest: Plan = { sort: entries(filter(ranked, call("<=", col("place"), whole(most)))), by: newestFirst };
    const items = await this.#items(await this.#repo.rows(newest, version), version);
    const byCustomer = Map.groupBy(items, ({ customer }) => customer);
    return asked.map(({ customer, first }) => (byCustomer.get(customer) ?? []).slice(0, first));
  }

  async #items(rows: readonly Row[], version: number): Promise<readonly TimelineItemNode[]> {
    if (rows.length === 0) return [];
    const [keys, names, products, campaigns] = await Promise.all([
      this.#byId(
        "eventKeys",
        "rid",
        ["source", "key"],
        rows.map((row) => numberOf(row, "rid")),
        version,
      ),
      this.#byId(
        "eventNames",
        "id",
        ["name"],
        rows.map((row) => numberOf(row, "event")),
        version,
      ),
      this.#recordNames("product", rows, version),
      this.#recordNames("campaign", rows, version),
    ]);
    return rows.map((row) => {
      const key = keys.get(numberOf(row, "rid"));
      const name = names.get(numberOf(row, "event"));
      const event = (name && textOrNull(name, "name")) ?? "";
      return {
        workspaceId: this.#repo.workspace.id,
        rid: numberOf(row, "rid"),
        event,
        kind: kindNames[numberOf(row, "kind")] ?? "event",
        t: numberOf(row, "t"),
        seq: numberOf(row, "seq"),
        customer: numberOrNull(row, "customer"),
        product: products.get(numberOrNull(row, "product") ?? -1) ?? null,
        campaign: campaigns.get(numberOrNull(row, "campaign") ?? -1) ?? null,
        order: ofOrders.has(event) ? numberOrNull(row, "order") : null,
        source: key ? textOf(key, "source") : "",
        key: key ? textOf(key, "key") : "",
        version,
      };
    });
  }

  async #recordNames(
    of: "product" | "campaign",
    rows: readonly Row[],
    version: number,
  ): Promise<ReadonlyMap<number, string>> {
    const ids = rows.map((row) => numberOrNull(row, of)).filter((id) => id !== null);
    if (ids.length === 0) return new Map();
    const named: Plan = {
      join: pick(filter(scan(`${of}s`), anyOf(col("id"), [...new Set(ids)], "integer")), "r", ["id", "s:name"]),
      to: { project: scan("strings"), columns: { nameId: col("id"), display: col("display") }, as: "names" },
      kind: "inner",
      on: equal(col("s:name"), col("nameId")),
    };
    const found = await this.#repo.rows(pick(named, "named", ["id", "display"]), version);
    return new Map(found.map((row) => [numberOf(row, "id"), textOf(row, "display")]));
  }

  async #byId(
    relation: string,
    id: string,
    columns: readonly string[],
    ids: readonly number[],
    version: number,
  ): Promise<ReadonlyMap<number, Row>> {
    const wanted = filter(scan(relation), anyOf(col(id), [...new Set(ids)], "integer"));
    const rows = await this.#repo.rows(pick(wanted, "found", [id, ...columns]), version);
    return new Map(rows.map((row) => [numberOf(row, id), row]));
  }
}

function before(t: number, seq: number, rid: number): Expr {
  const same = (column: string, value: Expr): Expr => equal(col(column), value);
  return call(
    "or",
    call("<", col("t"), instant(t)),
    call("and", same("t", instant(t)), call("<", col("seq"), whole(seq))),
    call("and", same("t", instant(t)), same("seq", whole(seq)), call("<", col("rid"), whole(rid))),
  );
}

function kindNumbers(kinds: readonly string[]): readonly number[] {
  return kindNames.flatMap((name, number) => (kinds.includes(name) ? [number] : []));
}

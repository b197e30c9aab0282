import type { Plan } from "@throughline/query";
import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import { pageSize } from "../../repo/cursor.ts";
import { among, anyOf, call, col, equal, filter, pick, scan, text, whole } from "../../repo/expressions.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, textOf } from "../../repo/rows.ts";

export interface OrderNode {
  readonly workspaceId: string;
  readonly id: number;
  readonly record: StoredRecord;
}

export interface OrderLineNode {
  readonly workspaceId: string;
  readonly record: StoredRecord;
}

export interface ProductNode {
  readonly record: StoredRecord;
}

interface Asked {
  readonly of: "customer" | "account";
  readonly id: number;
  readonly first: number;
}

/** Orders of people and companies, newest first. The engine names them, the business store has the rows. */
export class OrderService {
  readonly #repo: Repo;
  readonly #orders: DataLoader<Asked, readonly OrderNode[], string>;
  readonly #lineCounts: DataLoader<number, number>;
  readonly #lines: DataLoader<string, readonly StoredRecord[]>;

  constructor(repo: Repo) {
    this.#repo = repo;
    this.#orders = new DataLoader((asked: readonly Asked[]) => this.#loadOrders(asked), {
      cacheKeyFn: ({ of, id, first }) => `${of} ${id} ${first}`,
    });
    this.#lineCounts = new DataLoader((ids: readonly number[]) => this.#loadLineCounts(ids));
    this.#lines = new DataLoader((keys: readonly string[]) => this.#loadLines(keys));
  }

  newest(of: Asked["of"], id: number, first: number | null | undefined): Promise<readonly OrderNode[]> {
    return this.#orders.load({ of, id, first: pageSize(first, 20) });
  }

  /** By the engine's id and the order's own; null when its row was deleted since the cut. */
  async find(id: number, key: string): Promise<OrderNode | null> {
    const record = await this.#repo.loaders.records.load({ kind: "order", key });
    return record ? { workspaceId: this.#repo.workspace.id, id, record } : null;
  }

  /** By the order's id; null when it is unknown or out of scope. */
  async byKey(key: string): Promise<OrderNode | null> {
    const [row] = await this.#repo.rows(pick(filter(scan("orders"), equal(col("key"), text(key))), "o", ["id"]));
    return row ? this.find(numberOf(row, "id"), key) : null;
  }

  lineCount(order: OrderNode): Promise<number> {
    return this.#lineCounts.load(order.id);
  }

  async lines(order: OrderNode, first: number | null | undefined): Promise<readonly OrderLineNode[]> {
    const size = pageSize(first, 50);
    const found = await this.#lines.load(order.record.key);
    return found
      .toSorted((a, b) => Number(a.values["lineNumber"]) - Number(b.values["lineNumber"]))
      .slice(0, size)
      .map((record) => ({ workspaceId: order.workspaceId, record }));
  }

  async product(line: OrderLineNode): Promise<ProductNode | null> {
    const key = line.record.values["productId"];
    if (typeof key !== "string" || key === "") return null;
    const record = await this.#repo.loaders.records.load({ kind: "product", key });
    return record ? { record } : null;
  }

  async #loadOrders(asked: readonly Asked[]): Promise<(readonly OrderNode[])[]> {
    const found = await Promise.all((["customer", "account"] as const).map((of) => this.#rank(of, asked)));
    const byOwner = new Map(found.flatMap((owners) => [...owners]));
    return Promise.all(
      asked.map(async ({ of, id, first }) => {
        const refs = (byOwner.get(`${of} ${id}`) ?? []).slice(0, first);
        const records = await Promise.all(
          refs.map(({ key }) => this.#repo.loaders.records.load({ kind: "order", key })),
        );
        return refs.flatMap((ref, i) => {
          const record = records[i];
          return record ? [{ workspaceId: this.#repo.workspace.id, id: ref.id, record }] : [];
        });
      }),
    );
  }

  async #rank(of: Asked["of"], asked: readonly Asked[]): Promise<ReadonlyMap<string, { id: number; key: string }[]>> {
    const owners = asked.filter((one) => one.of === of);
    if (owners.length === 0) return new Map();
    const newest = [
      { by: col("t"), descending: true },
      { by: col("id"), descending: true },
    ];
    const ids = [...new Set(owners.map(({ id }) => id))];
    const ranked: Plan = {
      window: pick(filter(scan("orders"), anyOf(col(of), ids, "integer")), "o", ["id", "key", "t", of]),
      columns: { place: { fn: "rowNumber", partitionBy: [col(of)], orderBy: newest } },
      as: "ranked",
    };
    const most = Math.max(...owners.map(({ first }) => first));
    const rows = await this.#repo.rows({
      sort: pick(filter(ranked, call("<=", col("place"), whole(most))), "newest", ["id", "key", "t", of]),
      by: newest,
    });
    const refs = rows.map((row) => ({
      owner: `${of} ${numberOf(row, of)}`,
      id: numberOf(row, "id"),
      key: textOf(row, "key"),
    }));
    return Map.groupBy(refs, ({ owner }) => owner);
  }

  async #loadLineCounts(ids: readonly number[]): Promise<number[]> {
    const line: Plan = {
      project: filter(scan("eventNames"), equal(col("name"), text("order.line"))),
      columns: { id: col("id") },
      as: "lineName",
    };
    const rows = await this.#repo.rows({
      aggregate: filter(scan("events"), anyOf(col("order"), ids, "integer"), among(col("event"), line)),
      by: { order: col("order") },
      measures: { n: { fn: "count" } },
      as: "counted",
    });
    const counts = new Map(rows.map((row) => [numberOf(row, "order"), numberOf(row, "n")]));
    return ids.map((id) => counts.get(id) ?? 0);
  }

  async #loadLines(keys: readonly string[]): Promise<(readonly StoredRecord[])[]> {
    const found = await this.#repo.reads.recordsBy("orderLine", "orderId", keys, 1_000);
    const byOrder = Map.groupBy(found, ({ values }) => String(values["orderId"]));
    return keys.map((key) => byOrder.get(key) ?? []);
  }
}

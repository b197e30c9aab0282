import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import type { Frame, Plan } from "@throughline/query";
import { type EventRecord, openStores, type Stores } from "@throughline/sources";
import { onTestFinished } from "vitest";
import { type Random, seeded, whole } from "../corpora/index.ts";

export const WORKSPACE = "w";
const START = Date.UTC(2026, 9, 1);

/** Embedded stores in a home of their own, to which rows are written, deleted and linked; removed when the test ends. */
export class Stored {
  readonly home: string;
  readonly stores: Stores;
  readonly #random: Random;
  #messages = 0;

  private constructor(home: string, stores: Stores, seed: string) {
    this.home = home;
    this.stores = stores;
    this.#random = seeded(seed);
  }

  static async open(seed: string): Promise<Stored> {
    const home = await mkdtemp(join(tmpdir(), "throughline-storm-"));
    const stores = await openStores({ home });
    onTestFinished(async () => {
      await stores.close();
      await rm(home, { recursive: true, force: true });
    });
    await stores.control.migrate();
    await stores.control.putWorkspace({
      id: WORKSPACE,
      name: "Storm",
      timeZone: "Europe/Berlin",
      weekStart: "monday",
      currency: "EUR",
      customerNoun: "customer",
      accountNoun: "account",
      createdAt: START,
    });
    await (await stores.documents(WORKSPACE)).migrate();
    await (await stores.business(WORKSPACE)).migrate();
    return new Stored(home, stores, seed);
  }

  get engineDirectory(): string {
    return join(this.home, "engine");
  }

  /** An engine in this process over the files of the home; the caller closes it. */
  engine(directory = this.engineDirectory): Engine {
    const workspace = async () => ({
      zone: "Europe/Berlin",
      settings: await this.stores.control.settings(WORKSPACE),
      stores: {
        documents: await this.stores.documents(WORKSPACE),
        business: await this.stores.business(WORKSPACE),
      },
    });
    return createEngine({ directory, workspace, memoryMb: 512 });
  }

  /** Events with links between their people, orders of which some are changed, and deletions of both. */
  async write(events: number): Promise<void> {
    const documents = await this.stores.documents(WORKSPACE);
    const business = await this.stores.business(WORKSPACE);
    const batch = Array.from({ length: events }, () => this.#event());
    const identity = batch.slice(0, 5).map(({ messageId, timestamp, source }) => {
      const person = whole(this.#random, 200);
      return { op: "link" as const, a: `user:u${person}`, b: `anon:a${person}`, timestamp, source, messageId };
    });
    await documents.append(await documents.lease(events, 60_000), {
      events: batch,
      profiles: [],
      identity,
    });
    const orders = Array.from({ length: Math.ceil(events / 20) }, () => this.#order());
    await business.put(await business.lease(orders.length, 60_000), "order", orders);
    await documents.deleteEvents(batch.slice(0, 3));
    await business.remove(
      await business.lease(1, 60_000),
      "order",
      orders.slice(0, 1).map(({ key }) => key),
    );
  }

  #event(): EventRecord {
    const random = this.#random;
    const at = this.#messages++;
    return {
      source: `s${at % 3}`,
      messageId: `m${at}`,
      seq: 0,
      type: "track",
      event: `E${whole(random, 7)}`,
      ...(at % 3 ? { userId: `u${whole(random, 200)}` } : { anonymousId: `a${whole(random, 200)}` }),
      timestamp: START + whole(random, 30 * 86_400_000),
      receivedAt: START,
      properties: { price: whole(random, 10_000) / 4, page: `/p${whole(random, 50)}` },
      traits: {},
      context: {},
    };
  }

  #order() {
    const number = whole(this.#random, 3000);
    const values = {
      id: `o${number}`,
      placedAt: START + number * 1000,
      amount: `${whole(this.#random, 100_000) / 100}`,
      customerId: `u${whole(this.#random, 200)}`,
    };
    return { kind: "order", key: values.id, values, attributes: {} };
  }

  /** One line for each row that must be visible, and their hash. */
  async content(): Promise<Content> {
    const range = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER };
    const events = await (await this.stores.documents(WORKSPACE)).eventsAfter(range);
    const orders = await (await this.stores.business(WORKSPACE)).recordsAfter("order", range);
    return contentOf(
      events.map(({ seq, timestamp, properties }) => [seq, timestamp, Number(properties["price"])]),
      orders.map(({ key, values }) => [key, Number(values["amount"])]),
    );
  }
}

export interface Content {
  readonly events: number;
  readonly orders: number;
  readonly hash: string;
}

function contentOf(events: readonly (readonly unknown[])[], orders: readonly (readonly unknown[])[]): Content {
  const lines = [...events.map((row) => `e ${row.join(" ")}`), ...orders.map((row) => `o ${row.join(" ")}`)].sort();
  const hash = createHash("sha256").update(lines.join("\n")).digest("hex");
  return { events: events.length, orders: orders.length, hash };
}

const column = (name: string) => ({ column: name, of: "x" });

const collected: Plan = {
  project: {
    filter: { scan: "events", as: "x" },
    where: { call: "=", args: [column("kind"), { literal: 0, type: "integer" }] },
  },
  columns: { seq: column("seq"), t: column("t"), price: column("n:price") },
  as: "p",
};
const placed: Plan = {
  project: { scan: "orders", as: "x" },
  columns: { key: column("key"), amount: column("n:amount") },
  as: "p",
};

/** What the engine shows of the same rows, asked by plans as any figure is. */
export async function shownBy(engine: Pick<Engine, "run">): Promise<Content> {
  const rows = async (plan: Plan) => {
    const question = { workspaceId: WORKSPACE, plan, scope: { kind: "all" }, deadlineMs: 60_000 } as const;
    return rowsOf((await engine.run(question)).frame);
  };
  // The engine doubles the seq of the document store, so that records fit in between.
  const events = (await rows(collected)).map(([seq, ...rest]) => [Number(seq) / 2, ...rest]);
  return contentOf(events, await rows(placed));
}

function rowsOf(frame: Frame): unknown[][] {
  return Array.from({ length: frame.rows }, (_, at) => frame.columns.map(({ values }) => values[at]));
}

import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createEngine } from "@throughline/engine/host";
import { evaluateTrend, type MeasureName, mappingsSetting, type TrendQuery } from "@throughline/model";
import { type EventRecord, openStores, type StoreConfig, type Stores, type SyncState } from "@throughline/sources";
import { serverUrl } from "@throughline/sources/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startConnector } from "./testing/connector-process.ts";
import type { ForeignShop, SoldItem } from "./testing/foreign-shop.ts";
import { mongodbShop } from "./testing/mongodb-shop.ts";
import { mysqlShop } from "./testing/mysql-shop.ts";

const full = process.env["FULL"] === "1";
const patienceMs = full ? 400_000 : 120_000;
const changesBetweenKills = 100;
const now = Date.parse("2026-11-22T11:00:00Z");
const name = `${process.pid}_${randomUUID().slice(0, 4)}`;

type Servers = Pick<StoreConfig, "mongodbUrl" | "mysqlUrl">;
interface Case {
  readonly of: string;
  readonly shop: () => Promise<ForeignShop>;
  readonly servers: Servers;
  readonly rows: number;
}

const cases: readonly Case[] = [
  {
    of: "MySQL into SQLite",
    shop: () => mysqlShop(serverUrl("MYSQL_URL"), `a${name}`),
    servers: {},
    rows: full ? 300_000 : 30_000,
  },
  {
    of: "MariaDB into MongoDB and MySQL",
    shop: () => mysqlShop(serverUrl("MARIADB_URL"), `b${name}`),
    servers: { mongodbUrl: serverUrl("MONGODB_URL"), mysqlUrl: serverUrl("MYSQL_URL") },
    rows: full ? 300_000 : 10_000,
  },
  {
    of: "MongoDB into MongoDB and MariaDB",
    shop: () => mongodbShop(serverUrl("MONGODB_URL"), `c${name}`),
    servers: { mongodbUrl: serverUrl("MONGODB_URL"), mysqlUrl: serverUrl("MARIADB_URL") },
    rows: full ? 300_000 : 10_000,
  },
];

const undo: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of undo.toReversed()) await step();
});

/** A workspace over these stores, and the environment of a connector that reads the shop into it. */
async function installation(servers: Servers, shop: ForeignShop, prefix: string) {
  const home = await mkdtemp(join(tmpdir(), "throughline-connector-"));
  const stores = await openStores({ home, prefix, ...servers });
  await stores.control.migrate();
  await (await stores.documents("w")).migrate();
  await (await stores.business("w")).migrate();
  const rules = { timeZone: "Europe/Berlin", weekStart: "monday", currency: "EUR" } as const;
  const nouns = { customerNoun: "customer", accountNoun: "account" };
  await stores.control.putWorkspace({ id: "w", name: "W", ...rules, ...nouns, createdAt: 0 });
  undo.push(async () => {
    await stores.drop("w");
    await stores.dropControl();
    await stores.close();
    await rm(home, { recursive: true, force: true });
  });
  const environment = {
    THROUGHLINE_HOME: home,
    DATABASE_PREFIX: prefix,
    SOURCE_SHOP_URL: shop.readOnlyUrl,
    THROUGHLINE_CONNECTOR_POLL_MS: "200",
    MONGODB_URL: servers.mongodbUrl ?? "",
    MYSQL_URL: servers.mysqlUrl ?? "",
  };
  return { home, stores, environment };
}

async function save(stores: Stores, shop: ForeignShop, version: number): Promise<void> {
  const mapping = { id: "sales", name: `Sales ${version}`, connection: "shop", ...shop.mapping };
  const value = JSON.parse(JSON.stringify({ mappings: [{ version, mapping }], ended: [] }));
  const setting = { name: mappingsSetting, version, value, savedAt: now, savedBy: "local", note: "" };
  expect(await stores.control.saveSetting("w", setting)).toBe(true);
}

/** Waits until the state is as wanted; what went wrong in the meantime is told when it does not come. */
async function until(stores: Stores, wanted: (state: SyncState) => boolean): Promise<SyncState> {
  const connected = await stores.connected("w");
  let state: SyncState | undefined;
  for (const ends = Date.now() + patienceMs; Date.now() < ends; ) {
    state = await connected.state("sales");
    if (state && wanted(state)) return state;
    await sleep(50);
  }
  throw new Error(`waited in vain: ${JSON.stringify({ ...state, pending: state?.pending.length })}`);
}

async function storedItems(stores: Stores): Promise<ReadonlyMap<string, SoldItem>> {
  const documents = await stores.documents("w");
  const found = new Map<string, SoldItem>();
  for (let after = 0; ; ) {
    const page = await documents.eventsAfter({ after, below: Number.MAX_SAFE_INTEGER, limit: 5000 });
    for (const { source, messageId, userId = "", timestamp, properties } of page)
      if (source === "connected:sales")
        found.set(messageId, {
          user: userId,
          at: timestamp,
          price: Number(properties["price"]),
          note: typeof properties["note"] === "string" ? properties["note"] : null,
        });
    if (page.length === 0) return found;
    after = page.at(-1)?.seq ?? after;
  }
}

/** Events that were collected, beside those of the shop. */
const collected: readonly EventRecord[] = Array.from({ length: 50 }, (_, at) => ({
  source: "web",
  messageId: `collected-${at}`,
  seq: 0,
  type: "track",
  event: "Item sold",
  userId: `web-${at % 10}`,
  timestamp: Date.UTC(2026, 5, 1) + at,
  receivedAt: now,
  properties: { price: 1 },
  traits: {},
  context: {},
}));

/** A killed writer's lease hides what is newer from sync until it expires. */
async function allVisible(stores: Stores): Promise<void> {
  const documents = await stores.documents("w");
  for (const ends = Date.now() + 60_000; Date.now() < ends; await sleep(200))
    if ((await documents.safeSeq()) > (await documents.counts()).lastSeq) return;
  throw new Error("a lease is still open");
}

async function asked(stores: Stores, home: string): Promise<readonly (number | null)[]> {
  const workspace = async () => ({
    zone: "Europe/Berlin",
    settings: [],
    stores: { documents: await stores.documents("w"), business: await stores.business("w") },
  });
  const engine = createEngine({ directory: join(home, "engine"), workspace });
  try {
    await engine.sync("w");
    const series = (measure: MeasureName, property?: string) => ({
      event: "Item sold",
      measure,
      ...(property === undefined ? {} : { property }),
    });
    const query: TrendQuery = {
      unit: "customer",
      series: [series("total"), series("sum", "price"), series("unique")],
      interval: "month",
      range: { from: "2026-01-01", to: "2026-11-22" },
    };
    const clock = { now, zone: "Europe/Berlin", weekStart: "monday" } as const;
    const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };
    const answer = await evaluateTrend(query, clock, words, async (plan) => {
      const request = { workspaceId: "w", plan, scope: { kind: "all" }, deadlineMs: 60_000 } as const;
      return (await engine.run(request)).frame;
    });
    return answer.lines.map(({ total }) => total);
  } finally {
    await engine.close();
  }
}

describe.each(cases)("$of", ({ shop: open, servers, rows }) => {
  it(
    "reads a foreign schema while it changes, through kills, and answers as the other database does",
    async () => {
      const shop = await open();
      undo.push(() => shop.drop());
      await shop.fill(rows);
      const { home, stores, environment } = await installation(servers, shop, `conn_${randomUUID().slice(0, 8)}_`);
      const documents = await stores.documents("w");
      await documents.append(await documents.lease(collected.length, 60_000), {
        events: collected,
        profiles: [],
        identity: [],
      });

      const untouched = await shop.fingerprint();
      await save(stores, shop, 1);
      const began = performance.now();
      let connector = startConnector(environment);
      for (const part of [0.2, 0.6]) {
        await until(stores, ({ rowsRead }) => rowsRead > rows * part);
        await connector.kill();
        connector = startConnector(environment);
      }
      await until(stores, ({ comparedAt }) => comparedAt !== null);
      const seconds = (performance.now() - began) / 1000;
      console.log(`${rows} rows in ${seconds.toFixed(1)} s, with 2 kills: ${Math.round(rows / seconds)} rows a second`);
      expect(await shop.fingerprint()).toBe(untouched);
      expect(await storedItems(stores)).toEqual(await shop.items());

      let changes = 0;
      const wanted = 5;
      const churn = shop.churn((made) => {
        changes = made;
        return made >= wanted * changesBetweenKills;
      });
      for (let kill = 1; kill < wanted; kill++) {
        while (changes < kill * changesBetweenKills) await sleep(20);
        await connector.kill();
        connector = startConnector(environment);
      }
      await churn;

      const quiet = Date.now();
      await until(stores, ({ lastSyncAt }) => (lastSyncAt ?? 0) > quiet);
      const [followed, there] = [await storedItems(stores), await shop.items()];
      for (const [key, item] of there)
        if (JSON.stringify(followed.get(key)) !== JSON.stringify(item))
          expect([key, followed.get(key)]).toEqual([key, item]);

      await save(stores, shop, 2);
      await until(stores, ({ mappingVersion, comparedAt }) => mappingVersion === 2 && comparedAt !== null);
      expect(await connector.stop()).toBe(0);
      expect(await storedItems(stores)).toEqual(there);
      const state = await (await stores.connected("w")).state("sales");
      expect([state?.rowsStored, state?.problem]).toEqual([there.size, null]);

      await allVisible(stores);
      const { rows: sold, revenue, users } = await shop.totals();
      const [total, sum, unique] = await asked(stores, home);
      expect([total, unique]).toEqual([sold + 50, users + 10]);
      expect(sum).toBeCloseTo(revenue + 50, 2);
    },
    patienceMs * 2,
  );
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStores, type Stores } from "@throughline/sources";
import { type Fault, FaultProxy, serverUrl } from "@throughline/sources/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { full, seeded } from "../../corpora/index.ts";
import { History, holds, judge, words } from "../../history/index.ts";
import { type Product, runCommand, startProduct, temporaryHome } from "../product.ts";
import { messages } from "./messages.ts";
import { noteStored, SteadySender } from "./steady-sender.ts";

const place = temporaryHome();
const file = messages("Seen", 2000, "away");
const prefix = `away_${process.pid}_`;
/** How long each fault lasts, in ms. */
const lasting = full ? 120_000 : 12_000;
let product: Product;
/** The servers themselves, past the proxies: what is stored is read there. */
let direct: Stores;
let secret = "";

/** A server behind a proxy, and the address under which the product knows it. */
function behindProxy(name: "MONGODB_URL" | "MYSQL_URL") {
  const target = new URL(serverUrl(name));
  const proxy = new FaultProxy({ host: target.hostname, port: Number(target.port) }, seeded(name));
  return {
    proxy,
    url: () => {
      target.hostname = "127.0.0.1";
      target.port = String(proxy.port);
      return target.href;
    },
  };
}
const servers = { documents: behindProxy("MONGODB_URL"), business: behindProxy("MYSQL_URL") };
const settings = () => ({
  MONGODB_URL: servers.documents.url(),
  MYSQL_URL: servers.business.url(),
  DATABASE_PREFIX: prefix,
});

beforeAll(async () => {
  direct = await openStores({
    home: place.home,
    prefix,
    mongodbUrl: serverUrl("MONGODB_URL"),
    mysqlUrl: serverUrl("MYSQL_URL"),
  });
  await servers.documents.proxy.listen();
  await servers.business.proxy.listen();
});
afterEach(() => {
  servers.documents.proxy.up();
  servers.business.proxy.up();
});
afterAll(async () => {
  await product?.stop();
  for (const { id } of await direct.control.workspaces()) await direct.drop(id);
  await direct.dropControl();
  await direct.close();
  await servers.documents.proxy.close();
  await servers.business.proxy.close();
  place.remove();
});

interface Asked {
  readonly status: number;
  readonly ms: number;
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function asked(query: string): Promise<Asked> {
  const from = performance.now();
  const answer = await fetch(`${product.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const text = await answer.text();
  const { data, errors = [] } = JSON.parse(text) as Partial<Asked>;
  return { status: answer.status, ms: performance.now() - from, text, data, errors };
}

interface Freshness {
  readonly state: string;
  readonly reason: string | null;
  readonly asOf: string;
}

async function freshness(): Promise<Freshness | undefined> {
  const { data } = await asked(figures);
  return (data as { workspace: { freshness: Freshness } | null } | undefined)?.workspace?.freshness;
}

const figures = `{ workspace(id: "main") { freshness { state reason asOf } population(where: { all: [] }) { population { size } }
  trend(query: { unit: "customer", series: [{ event: "Seen", measure: "total" }], interval: "month",
    range: { from: "2026-10-01", to: "2026-10-31" } }) { trend { series { total } } } } }`;
const customer =
  '{ workspace(id: "main") { customer(id: "user:u1") { name events: timeline(first: 3) { edges { node { __typename } } } } } }';
const account = '{ workspace(id: "main") { account(id: "a1") { name } } }';
const counted = { workspace: { trend: { trend: { series: [{ total: file.good }] } } } };

describe("both servers away at the start", () => {
  it("is said, tried again, and the product comes up when they do", async () => {
    const tried = Promise.withResolvers<void>();
    const starting = startProduct(place.home, {
      args: ["--no-demo"],
      env: settings(),
      onOutput: (output) => /cannot be reached, trying again/.test(output) && tried.resolve(),
    });
    await Promise.race([tried.promise, starting]);
    await sleep(5_000);
    servers.documents.proxy.up();
    servers.business.proxy.up();
    product = await starting;
    expect(product.output()).toMatch(/cannot be reached, trying again/);
    const seen = join(place.home, "seen.jsonl");
    writeFileSync(seen, file.text);
    const accounts = join(place.home, "accounts.csv");
    writeFileSync(accounts, "id,name\na1,Acme\n");
    for (const args of [
      ["import", "events", seen],
      ["import", "accounts", accounts],
    ])
      expect(await runCommand(place.home, args, settings()).ended).toMatchObject({ code: 0 });
    await expect.poll(async () => (await asked(figures)).data, { timeout: 30_000 }).toMatchObject(counted);
    await expect
      .poll(async () => (await asked(account)).data, { timeout: 15_000 })
      .toMatchObject({ workspace: { account: { name: "Acme" } } });
    secret = (await direct.control.createWriteKey("main", "site")).secret;
    const first = await collected("known");
    expect(first).toMatchObject({ lost: [], duplicated: [] });
  });
});

/** One event through the collector, so that it knows the key, and what became of it. */
async function collected(name: string) {
  const history = new History(join(place.home, `${name}.jsonl`));
  const sender = new SteadySender(product.collectorUrl, secret, history, name);
  sender.start(0);
  await expect.poll(() => sender.acknowledged, { timeout: 15_000, interval: 5 }).toBeGreaterThan(0);
  await sender.stop();
  return settled(history, `${name}-`, sender.acknowledged);
}

/** Waits until the store has as many of these events as were acknowledged, for 10 s at most, and judges the history. */
async function settled(history: History, prefix: string, acknowledged: number) {
  const documents = await direct.documents("main");
  const until = performance.now() + 10_000;
  const there = async () => {
    const stored = await documents.eventsAfter({ after: 0, below: Number.MAX_SAFE_INTEGER, limit: 1_000_000 });
    return stored.filter(({ messageId }) => messageId.startsWith(prefix)).length;
  };
  while ((await there()) < acknowledged && performance.now() < until) await sleep(100);
  await noteStored(documents, history, "site", prefix);
  const verdict = judge(history.entries());
  history.close();
  return verdict;
}

const single = { documents: customer, business: account };
/** F1 down, F3 black hole, F4 up and down again, F6 a round trip of 5 s, give or take 5 s. */
const cases = (["F1", "F3", "F4", "F6"] as const).flatMap((fault) =>
  (["documents", "business"] as const).map((name): readonly [keyof typeof servers, Fault] => [name, fault]),
);

describe.each(cases)("%s: %s", (name, fault) => {
  it(
    "accepted events are safe, figures are answered and say what is stale, all is well within 10 s of its end",
    async () => {
      const { proxy } = servers[name];
      await expect.poll(async () => (await asked(single[name])).errors, { timeout: 15_000 }).toEqual([]);
      const history = new History(join(place.home, `${name}-${fault}.jsonl`));
      const sender = new SteadySender(product.collectorUrl, secret, history, `${name}-${fault}`);
      sender.start(50);
      proxy.inflict(fault);
      const over = performance.now() + lasting;
      const during = await asked(figures);
      expect([during.status, during.errors]).toEqual([200, []]);
      expect(during.data).toMatchObject(counted);
      expect(during.ms).toBeLessThan(5000);
      if (fault === "F1" || fault === "F3") {
        await expect
          .poll(freshness, { timeout: 20_000, interval: 500 })
          .toMatchObject({ state: "stale", reason: expect.any(String) });
        const missing = await asked(single[name]);
        expect(missing.status).toBe(200);
        expect(missing.errors.map(({ extensions }) => extensions.code)).toContain("UNAVAILABLE");
        expect(missing.ms).toBeLessThan(35_000);
        expect(missing.text).not.toMatch(/ECONN|127\.0\.0\.1|mongodb:|mysql:/);
      }
      while (performance.now() < over) {
        const page = await fetch(`${product.url}/people`);
        expect(page.status).toBe(200);
        const answer = await asked(figures);
        expect([answer.status, answer.errors]).toEqual([200, []]);
        expect(answer.data).toMatchObject({ workspace: { freshness: { asOf: expect.any(String) } } });
        await sleep(500);
      }
      proxy.up();
      const from = performance.now();
      await expect.poll(async () => (await asked(single[name])).errors, { timeout: 15_000, interval: 200 }).toEqual([]);
      await expect
        .poll(freshness, { timeout: 20_000, interval: 250 })
        .toEqual({ state: "ok", reason: null, asOf: expect.any(String) });
      expect(performance.now() - from).toBeLessThan(10_000);
      await sender.stop();
      const verdict = await settled(history, `${name}-${fault}-`, sender.acknowledged);
      expect(holds(verdict) ? "holds" : words(verdict)).toBe("holds");
      expect([sender.odd, verdict.acknowledged > lasting / 1000]).toEqual([[], true]);
      expect(sender.slowest).toBeLessThan(5000);
      console.log(
        `${name} ${fault}: back after ${((performance.now() - from) / 1000).toFixed(1)} s; ${words(verdict)}`,
      );
    },
    lasting + 120_000,
  );
});

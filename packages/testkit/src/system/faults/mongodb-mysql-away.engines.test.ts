import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openStores } from "@throughline/sources";
import { FaultProxy, serverUrl } from "@throughline/sources/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Product, runCommand, startProduct, temporaryHome } from "../product.ts";
import { messages } from "./messages.ts";

const place = temporaryHome();
const file = messages("Seen", 2000, "away");
const prefix = `away_${process.pid}_`;
let product: Product;

/** A server behind a proxy, and the address under which the product knows it. */
function behindProxy(name: "MONGODB_URL" | "MYSQL_URL") {
  const target = new URL(serverUrl(name));
  const proxy = new FaultProxy({ host: target.hostname, port: Number(target.port) });
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
  await servers.documents.proxy.listen();
  await servers.business.proxy.listen();
});
afterEach(() => {
  servers.documents.proxy.up();
  servers.business.proxy.up();
});
afterAll(async () => {
  await product?.stop();
  const stores = await openStores({
    home: place.home,
    prefix,
    mongodbUrl: serverUrl("MONGODB_URL"),
    mysqlUrl: serverUrl("MYSQL_URL"),
  });
  for (const { id } of await stores.control.workspaces()) await stores.drop(id);
  await stores.dropControl();
  await stores.close();
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
    const starting = startProduct(place.home, { args: ["--no-demo"], env: settings(), timeoutMs: 60_000 });
    await sleep(14_000);
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
  });
});

const cases = [
  ["documents", "down", customer],
  ["documents", "swallow", customer],
  ["business", "down", account],
  ["business", "swallow", account],
] as const;

describe.each(cases)("%s: %s", (name, fault, single) => {
  it("figures are answered, single nodes say what is missing, and all is well within 10 s of its return", async () => {
    const { proxy } = servers[name];
    await expect.poll(async () => (await asked(single)).errors, { timeout: 15_000 }).toEqual([]);
    proxy[fault]();
    const during = await asked(figures);
    expect([during.status, during.errors]).toEqual([200, []]);
    expect(during.data).toMatchObject(counted);
    expect(during.ms).toBeLessThan(5000);
    await expect
      .poll(freshness, { timeout: 20_000, interval: 500 })
      .toMatchObject({ state: "stale", reason: expect.any(String) });
    const missing = await asked(single);
    expect(missing.status).toBe(200);
    expect(missing.errors.map(({ extensions }) => extensions.code)).toContain("UNAVAILABLE");
    expect(missing.ms).toBeLessThan(35_000);
    expect(missing.text).not.toMatch(/ECONN|127\.0\.0\.1|mongodb:|mysql:/);
    const page = await fetch(`${product.url}/people`);
    expect(page.status).toBe(200);
    proxy.up();
    const from = performance.now();
    await expect.poll(async () => (await asked(single)).errors, { timeout: 15_000, interval: 200 }).toEqual([]);
    expect(performance.now() - from).toBeLessThan(10_000);
    await expect
      .poll(freshness, { timeout: 20_000, interval: 500 })
      .toEqual({ state: "ok", reason: null, asOf: expect.any(String) });
  });
});

import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { event, twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
const day = 86_400_000;

/** Beside the two sellers' customers: one of the house by trait, one by address, a robot; and an order of nobody. */
async function withInternals(stores: Stores): Promise<void> {
  await twoSellers(stores);
  const documents = await stores.documents("w");
  const at = now - 3 * day;
  const trait = (value: string | boolean) => ({ value, timestamp: at, source: "web", messageId: "t" });
  const robot = { ...event("robot", "Page viewed", at, { path: "/a" }), context: { bot: true } };
  const events = ["house", "mail", "guest"].map((id) => event(id, "Page viewed", at, { path: "/a" }));
  await documents.append(await documents.lease(10, 60_000), {
    events: [...events, robot],
    profiles: [
      { id: "user:house", createdAt: at, traits: { internal: trait(true) } },
      { id: "user:mail", createdAt: at, traits: { email: trait("Kim@Example.com"), internal: trait("true") } },
    ],
    identity: [],
  });
  const business = await stores.business("w");
  const values = { id: "nobodys", accountId: "accA", placedAt: at, currency: "EUR", amount: "1" };
  await business.put(await business.lease(1, 60_000), "order", [
    { kind: "order", key: "nobodys", values, attributes: {} },
  ]);
}

beforeAll(async () => {
  api = await startInstallation(withInternals);
}, 60_000);
afterAll(() => api.stop());

interface Counted {
  readonly total: number;
  readonly people: {
    readonly size: number;
    readonly definition: unknown;
    readonly sentence: string;
    readonly customers: { readonly totalCount: number };
  };
}

async function trend(measure: string, more = "", eventName = "Page viewed") {
  const { body } = await api.ask(`{ workspace(id: "w") { trend(query: { unit: "customer", interval: "month",
    series: [{ event: "${eventName}", measure: "${measure}" }], range: { from: "2026-11-01", to: "2026-11-30" } ${more} }) {
    trend { receipt { rules definitionHash } series { total people { size definition sentence customers { totalCount } } } } problems { message } } } }`);
  expect(body.errors).toBeUndefined();
  return (
    body.data as {
      workspace: { trend: { trend: { receipt: { rules: string[]; definitionHash: string }; series: Counted[] } } };
    }
  ).workspace.trend.trend;
}

async function people(more = "", where = '{ did: { event: "Page viewed" } }') {
  const { body } = await api.ask(
    `{ workspace(id: "w") { population(where: ${where} ${more}) { population { size sentence hash definition receipt { rules } customers { totalCount } } } } }`,
  );
  expect(body.errors).toBeUndefined();
  return (
    body.data as {
      workspace: { population: { population: Record<string, unknown> & { receipt: { rules: string[] } } } };
    }
  ).workspace.population.population;
}

test("who is internal by trait, and robots, are left out of numbers, and their lists are as long", async () => {
  const without = await trend("unique");
  const [line] = without.series;
  expect([line?.total, line?.people.size, line?.people.customers.totalCount]).toEqual([4, 4, 4]);
  expect(without.receipt.rules).toContain(
    "Internal and test users left out: 2 as of now, by version 0 of the setting.",
  );
  const all = await trend("unique", "includeInternal: true");
  expect([all.series[0]?.total, all.series[0]?.people.size]).toEqual([6, 6]);
  expect(all.receipt.rules).toContain("Internal and test users are counted too.");
  expect(all.receipt.definitionHash).not.toBe(without.receipt.definitionHash);
  expect((await trend("unique", "includeInternal: false")).receipt.definitionHash).toBe(without.receipt.definitionHash);
  expect((await trend("total")).series[0]?.total).toBe(4);
});

test("events of nobody count as ever", async () => {
  expect((await trend("total", "", "order.placed")).series[0]?.total).toBe(3);
});

test("populations leave them out unless asked for; what was read may be written back", async () => {
  const without = await people();
  expect(without).toMatchObject({ size: 4, customers: { totalCount: 4 }, sentence: "Customers that did Page viewed" });
  expect(without.receipt.rules.at(-1)).toMatch(/left out: 2 as of now/);
  expect(await people("includeInternal: true")).toMatchObject({ size: 6 });
  const { body } = await api.ask(
    'query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) { population { size sentence hash } } } }',
    { variables: { where: without["definition"] } },
  );
  expect(body.data).toMatchObject({
    workspace: { population: { population: { size: 4, sentence: without["sentence"], hash: without["hash"] } } },
  });
});

test("an account counts with all its people, and the receipt says so", async () => {
  const { body } = await api.ask(`{ workspace(id: "w") { trend(query: { unit: "account", interval: "month",
    series: [{ event: "order.placed", measure: "unique" }], range: { from: "2026-11-01", to: "2026-11-30" } }) {
    trend { receipt { rules } series { total people { size } } } } } }`);
  expect(body.data).toMatchObject({
    workspace: {
      trend: {
        trend: {
          series: [{ total: 2, people: { size: 2 } }],
          receipt: { rules: expect.arrayContaining([expect.stringMatching(/^Accounts count with all/)]) },
        },
      },
    },
  });
});

test("the setting decides: a domain more is one less, nobody is said as none recorded", async () => {
  const save = (version: number, value: object) =>
    api.ask(
      `mutation($value: JSONObject!) { saveSetting(workspaceId: "w", name: "internalUsers", version: ${version}, value: $value) { problems { code } } }`,
      { variables: { value } },
    );
  const { where } = await settingValue();
  await save(0, { where, emailDomains: ["example.com"] });
  expect((await people())["size"]).toBe(3);
  expect((await people()).receipt.rules.at(-1)).toMatch(/3 as of now, by version 1/);
  expect(await chip()).toMatchObject({ size: 3, version: 1, people: { customers: { totalCount: 3 } } });
  await save(1, { where: { any: [] }, emailDomains: [] });
  expect(await people()).toMatchObject({ size: 6 });
  expect((await people()).receipt.rules.at(-1)).toBe("Internal and test users left out: none recorded.");
});

async function settingValue() {
  const { body } = await api.ask('{ workspace(id: "w") { setting(name: "internalUsers") { value } } }');
  return (body.data as { workspace: { setting: { value: { where: object } } } }).workspace.setting.value;
}

async function chip() {
  const { body } = await api.ask(
    '{ workspace(id: "w") { internalUsers { size version people { customers { totalCount } } } } }',
  );
  return (body.data as { workspace: { internalUsers: unknown } }).workspace.internalUsers;
}

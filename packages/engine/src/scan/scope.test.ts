import { expect, test } from "vitest";
import { type RelationName, relations } from "../relations.ts";
import { all } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";

/** Two sellers, each with an account, a member, an anonymous act of the member, an order and an opportunity. */
async function twoSellers() {
  const test = await withEngine();
  const { stores, engine } = test;
  for (const owner of ["ann", "Ann", "bob"]) {
    stores.record("account", `acc-${owner}`, { ownerId: owner, name: `Account ${owner}` });
    stores.record("membership", `u-${owner}\u001facc-${owner}`, {
      customerId: `u-${owner}`,
      accountId: `acc-${owner}`,
      primary: true,
    });
    stores.record("order", `order-${owner}`, { accountId: `acc-${owner}`, placedAt: 10, amount: "1.0000" });
    stores.record("opportunity", `opp-${owner}`, { accountId: `acc-${owner}`, createdAt: 10 });
    stores.record("campaign", `camp-${owner}`, { name: `Campaign ${owner}` });
    const target = { campaignId: `camp-${owner}`, customerId: `u-${owner}`, at: 15 };
    stores.record("target", `camp-${owner}\u001fu-${owner}\u001f`, target);
    stores.event({ userId: `u-${owner}`, timestamp: 20 });
    stores.event({ anonymousId: `anon-${owner}`, timestamp: 21 });
    stores.event({ userId: `other-${owner}`, groupId: `acc-${owner}`, timestamp: 22 });
    stores.link("link", `user:u-${owner}`, `anon:anon-${owner}`, 5);
  }
  await engine.sync("w");
  return test;
}

const rowsOfOwner: Record<string, number> = {
  events: 6,
  campaigns: 1,
  customers: 1,
  identifiers: 2,
  accounts: 1,
  orders: 1,
  opportunities: 1,
  memberships: 1,
};

test("a seller's scope holds in every relation that has people or accounts; owner ids are compared exactly", async () => {
  const { ask } = await twoSellers();
  for (const [relation, rows] of Object.entries(rowsOfOwner)) {
    const columns = Object.keys(relations[relation as RelationName]);
    const own = await ask(all(relation, columns), { scope: { kind: "accountsOf", ownerId: "ann" } });
    expect([relation, own.length]).toEqual([relation, rows]);
    expect(JSON.stringify(own)).not.toMatch(/bob|Ann/);
    const whole = await ask(all(relation, columns));
    expect(whole.length).toBeGreaterThanOrEqual(rows * 3);
  }
});

test("an unknown owner sees nothing, whichever columns are read", async () => {
  const { ask } = await twoSellers();
  for (const relation of Object.keys(rowsOfOwner))
    for (const column of Object.keys(relations[relation as RelationName]))
      expect(await ask(all(relation, [column]), { scope: { kind: "accountsOf", ownerId: "" } })).toEqual([]);
});

test("of a shared customer each owner sees what is of an own account, and what is of none", async () => {
  const { stores, engine, ask } = await withEngine();
  for (const owner of ["ann", "bob"]) {
    const account = `acc-${owner}`;
    stores.record("account", account, { ownerId: owner });
    stores.record("membership", `shared\u001f${account}`, {
      customerId: "shared",
      accountId: account,
      primary: owner === "ann",
    });
    const order = { customerId: "shared", accountId: account, placedAt: 10, amount: "1.0000" };
    stores.record("order", `order-${owner}`, order);
    stores.event({ userId: "shared", groupId: account, event: `for-${owner}`, timestamp: 20 });
  }
  stores.record("order", "order-own", { customerId: "shared", placedAt: 11, amount: "1.0000" });
  stores.event({ userId: "shared", event: "own", timestamp: 21 });
  await engine.sync("w");
  for (const owner of ["ann", "bob"]) {
    const scope = { kind: "accountsOf", ownerId: owner } as const;
    expect(await ask(all("orders", ["key"]), { scope })).toEqual([[`order-${owner}`], ["order-own"]]);
    const { events } = await engine.catalog("w", scope);
    expect(Object.fromEntries(events.map(({ name, count }) => [name, count]))).toEqual({
      "order.placed": 2,
      [`for-${owner}`]: 1,
      own: 1,
    });
    expect(await ask(all("customers", ["key"]), { scope })).toEqual([["user:shared"]]);
  }
});

test("a unit that the scope does not see is missing in what it did: no number of units exceeds its list", async () => {
  const { ask, stores, engine } = await twoSellers();
  stores.event({ userId: "u-ann", groupId: "acc-bob", timestamp: 30 });
  stores.record("order", "order-x", { accountId: "acc-ann", customerId: "u-bob", placedAt: 10, amount: "1.0000" });
  await engine.sync("w");
  const scope = { kind: "accountsOf", ownerId: "ann" } as const;
  const units = (relation: string, column: string) =>
    ({
      aggregate: { scan: relation, as: "x" },
      by: {},
      measures: { units: { fn: "distinct", of: { column } }, rows: { fn: "count" } },
      as: "c",
    }) as const;
  expect(await ask(units("events", "customer"), { scope })).toEqual([[1, 7]]);
  expect(await ask(units("events", "account"), { scope })).toEqual([[1, 7]]);
  expect(await ask(units("orders", "customer"), { scope })).toEqual([[0, 2]]);
  expect(await ask(units("customers", "id"), { scope })).toEqual([[1, 1]]);
  expect(await ask(units("accounts", "id"), { scope })).toEqual([[1, 1]]);
});

test("catalog and values count only what the scope sees", async () => {
  const { engine } = await twoSellers();
  const scope = { kind: "accountsOf", ownerId: "ann" } as const;
  const catalog = await engine.catalog("w", scope);
  expect(catalog.events.find((e) => e.name === "Viewed")?.count).toBe(3);
  const names = await engine.values({ workspaceId: "w", scope, of: "account", name: "name", limit: 10 });
  expect(names).toEqual([{ value: "Account ann", count: 1 }]);
});

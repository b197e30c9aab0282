import { expect, test } from "vitest";
import { all, count, history } from "./testing/plans.ts";
import { withEngine } from "./testing/with-engine.ts";

const day = 86_400_000;

test("what both stores hold is visible after sync: events, business events, customers, accounts", async () => {
  const { stores, engine, ask } = await withEngine();
  stores.event({ userId: "1", event: "Viewed", timestamp: 10 * day, properties: { page: "/A", price: 12.5 } });
  stores.event({ anonymousId: "x", event: "Viewed", timestamp: 11 * day });
  stores.record("account", "acme", { name: "Acme", ownerId: "o1" }, { tier: "Gold" });
  stores.record("order", "o-1", { accountId: "acme", customerId: "1", placedAt: 12 * day, amount: "10.1000" });
  stores.profile({ id: "user:1", createdAt: 5 * day, traits: { plan: trait("Pro", 1) } });
  const cut = await engine.sync("w");

  expect(await ask(history)).toEqual([
    ["anon:x", "Viewed", 11 * day, 4],
    ["user:1", "Viewed", 10 * day, 2],
    ["user:1", "order.placed", 12 * day, 33],
  ]);
  expect(await ask(all("customers", ["key", "firstSeen", "lastSeen", "identifiers"]))).toEqual([
    ["anon:x", 11 * day, 11 * day, 1],
    ["user:1", 5 * day, 12 * day, 1],
  ]);
  expect(await ask(all("accounts", ["key", "s:name", "s:nowhere"]))).toHaveLength(1);
  expect(await ask(all("events", ["n:price", "d:amount", "n:amount"]))).toEqual([
    [12.5, null, null],
    [null, "10.1000", 10.1],
    [null, null, null],
  ]);
  expect(cut).toMatchObject({ documentSeq: 3, businessSeq: 2 });
  expect(await ask(count("events"))).toEqual([[3]]);
});

function trait(value: string, timestamp: number) {
  return { value, timestamp, source: "web", messageId: `t${timestamp}` };
}

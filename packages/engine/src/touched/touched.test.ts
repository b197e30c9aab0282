import { expect, test } from "vitest";
import type { Cut } from "../client/protocol.ts";
import { all } from "../testing/plans.ts";
import { type TestEngine, withEngine } from "../testing/with-engine.ts";

const begin = { version: 0, asOf: 0 };

/** What changed since a cut, with keys of units for their dense ids. */
async function touched({ engine, ask }: TestEngine, since: Pick<Cut, "version" | "asOf">) {
  await engine.sync("w");
  const { cut, units } = await engine.touched({ workspaceId: "w", since, waitMs: 0 });
  const keys = new Map((await ask(all("customers", ["id", "key"]))).map(([id, key]) => [Number(id), String(key)]));
  const accounts = new Map((await ask(all("accounts", ["id", "key"]))).map(([id, key]) => [Number(id), String(key)]));
  const named = (ids: readonly number[] = []) => ids.map((id) => keys.get(id) ?? "gone").sort();
  return {
    cut,
    known: units !== null,
    acts: named(units?.acts.map(({ customer }) => customer)),
    customers: named(units?.customers),
    accounts: (units?.accounts ?? []).map((id) => accounts.get(id) ?? "gone").sort(),
    merged: named(units?.merged),
    gone: units?.gone.customers.length ?? 0,
  };
}

async function world() {
  const one = await withEngine();
  for (const user of ["a", "b", "c"]) one.stores.event({ userId: user, timestamp: 1_000 });
  one.stores.event({ anonymousId: "x", timestamp: 1_000 });
  const { cut } = await touched(one, begin);
  return { one, cut };
}

test("an act, a late one and a deleted one name who did it, once", async () => {
  const { one, cut } = await world();
  one.stores.event({ userId: "a", timestamp: 2_000 });
  one.stores.event({ userId: "a", timestamp: 3_000 });
  one.stores.event({ userId: "b", timestamp: 500 });
  const next = await touched(one, cut);
  expect([next.known, next.acts, next.customers]).toEqual([true, ["user:a", "user:b"], ["user:b"]]);
  one.stores.deleteEvent("web", "m3");
  const after = await touched(one, next.cut);
  expect([after.acts, after.gone]).toEqual([["gone"], 1]);
});

test("two that turn out to be one: who came, who went, whose acts moved", async () => {
  const { one, cut } = await world();
  one.stores.link("link", "user:a", "anon:x", 5_000);
  const { acts, customers, merged, gone } = await touched(one, cut);
  expect([acts.includes("user:a"), customers.includes("user:a"), merged.includes("user:a"), gone]).toEqual([
    true,
    true,
    true,
    1,
  ]);
});

test("traits, orders and memberships name their customers and accounts, also when they end by the clock", async () => {
  let now = Date.UTC(2026, 0, 1);
  const one = await withEngine({ now: () => now });
  for (const user of ["a", "b", "c"]) one.stores.event({ userId: user, timestamp: 1_000 });
  one.stores.record("account", "acme", { name: "Acme" });
  const { cut } = await touched(one, begin);
  const value = { value: "pro", timestamp: 1, source: "web", messageId: "t" };
  one.stores.profile({ id: "user:a", createdAt: 900, traits: { plan: value } });
  one.stores.record("order", "o", { customerId: "b", accountId: "acme", placedAt: 2_000, amount: "1.0000" });
  const next = await touched(one, cut);
  expect([next.customers, next.accounts]).toEqual([["user:a", "user:b"], ["acme"]]);
  one.stores.record("membership", "c acme", { customerId: "c", accountId: "acme", from: 0, to: now + 60_000 });
  const joined = await touched(one, next.cut);
  expect([joined.customers, joined.accounts]).toEqual([["user:c"], ["acme"]]);
  now += 60_000;
  const left = await touched(one, joined.cut);
  expect([left.customers, left.accounts]).toEqual([["user:c"], ["acme"]]);
});

test("nothing new is nothing, and of a version that is no longer kept nothing is known", async () => {
  const { one, cut } = await world();
  expect(await one.engine.touched({ workspaceId: "w", since: cut, waitMs: 30 })).toMatchObject({
    cut: { version: cut.version },
    units: { acts: [], customers: [] },
  });
  expect((await touched(one, { version: 7, asOf: 0 })).known).toBe(false);
});

import type { RecordValue } from "@throughline/model";
import type { Scope } from "@throughline/sources";
import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { all } from "../testing/plans.ts";
import { snapshot } from "../testing/snapshot.ts";
import { withEngine } from "../testing/with-engine.ts";

const spell = (unit: string, at: number, more: Record<string, RecordValue> = {}) => ({
  segmentId: "s1",
  segment: "Trials",
  cause: "event",
  identifier: unit,
  ...(unit.startsWith("user:") ? { customerId: unit.slice(5) } : {}),
  at,
  ...more,
});
const entry = (stores: FakeStores, key: string, ...of: Parameters<typeof spell>) =>
  stores.record("segmentEntry", key, spell(...of));
const exit = (stores: FakeStores, key: string, ...of: Parameters<typeof spell>) =>
  stores.record("segmentExit", key, spell(...of));

test("a spell is one row from its beginning to its end, and reads as two events", async () => {
  const { stores, engine, ask } = await withEngine();
  stores.event({ userId: "1", timestamp: 5 });
  entry(stores, "11", "user:1", 10);
  entry(stores, "12", "anon:x", 11);
  await engine.sync("w");
  expect(await ask(all("spells", ["segment", "from", "to"]))).toEqual([
    ["s1", 10, null],
    ["s1", 11, null],
  ]);
  exit(stores, "11", "user:1", 30);
  await engine.sync("w");
  expect(await ask(all("spells", ["from", "to"]))).toEqual([
    [10, 30],
    [11, null],
  ]);
  expect((await ask(all("events", ["t", "kind"]))).filter(([, kind]) => kind === 1)).toEqual([
    [10, 1],
    [11, 1],
    [30, 1],
  ]);
});

test("a baseline, a changed definition and a merge are no acts", async () => {
  const { stores, engine, ask } = await withEngine();
  entry(stores, "1", "user:1", 10, { cause: "baseline" });
  exit(stores, "1", "user:1", 20, { cause: "definition" });
  entry(stores, "2", "user:2", 10, { cause: "segment" });
  exit(stores, "2", "user:2", 20, { cause: "merge" });
  await engine.sync("w");
  expect(await ask(all("events", ["t"]))).toEqual([[10]]);
  expect(await ask(all("spells", ["from", "to"]))).toEqual([
    [10, 20],
    [10, 20],
  ]);
});

test("to come into a segment is no sign of life: first and last seen stay, and nobody comes into being by it", async () => {
  const { stores, engine, ask } = await withEngine();
  stores.event({ userId: "1", timestamp: 50 });
  await engine.sync("w");
  entry(stores, "1", "user:1", 10);
  entry(stores, "2", "user:nobody", 10);
  exit(stores, "1", "user:1", 90);
  await engine.sync("w");
  const seen = async () => ask(all("customers", ["key", "firstSeen", "lastSeen"]));
  expect(await seen()).toEqual([["user:1", 50, 50]]);
  stores.profile({ id: "user:1", createdAt: 60, traits: {} });
  await engine.sync("w");
  expect(await seen()).toEqual([["user:1", 50, 50]]);
});

test("after a merge the spells of both are one customer's, at older cuts of two", async () => {
  const { stores, engine, ask } = await withEngine();
  stores.event({ anonymousId: "x", timestamp: 1 });
  stores.event({ userId: "1", timestamp: 1 });
  entry(stores, "1", "anon:x", 10);
  entry(stores, "2", "user:1", 20);
  await engine.sync("w");
  const customers = async (version?: number) =>
    new Set((await ask(all("spells", ["customer"]), version === undefined ? {} : { version })).map(([id]) => id)).size;
  const { version } = (await engine.status("w")).cut ?? { version: 0 };
  expect(await customers()).toBe(2);
  stores.link("link", "anon:x", "user:1", 30);
  await engine.sync("w");
  expect(await customers()).toBe(1);
  expect(await customers(version)).toBe(2);
});

test("a seller sees the spells of own people and accounts", async () => {
  const { stores, engine, ask } = await withEngine();
  for (const [id, ownerId] of [
    ["mine", "o1"],
    ["other", "o2"],
  ] as const) {
    stores.record("account", id, { id, ownerId });
    stores.record("membership", `p-${id}`, { customerId: `p-${id}`, accountId: id, primary: true });
    entry(stores, id === "mine" ? "1" : "2", `user:p-${id}`, 10);
    stores.record("segmentEntry", id === "mine" ? "3" : "4", {
      ...{ segmentId: "s2", segment: "Shops", cause: "record" },
      ...{ accountId: id, at: 20 },
    });
  }
  await engine.sync("w");
  const scope: Scope = { kind: "accountsOf", ownerId: "o1" };
  expect(await ask(all("spells", ["segment", "from"]), { scope })).toEqual([
    ["s1", 10],
    ["s2", 20],
  ]);
  expect(await ask(all("spells", ["segment"]))).toHaveLength(4);
});

test("bit by bit, at once and mended after a loss: the same spells", async () => {
  const stores = new FakeStores();
  const one = await withEngine({ stores, reconcileEveryMs: 0 });
  for (let i = 0; i < 40; i++) {
    stores.event({ userId: `${i % 7}`, timestamp: i });
    entry(stores, String(100 + i), `user:${i % 7}`, i * 10);
    if (i % 3 === 0) await one.engine.sync("w");
    if (i % 2 === 0) exit(stores, String(100 + i), `user:${i % 7}`, i * 10 + 5);
  }
  stores.records.delete("segmentExit\n104");
  await one.engine.sync("w");
  stores.records.delete("segmentEntry\n103");
  await one.engine.sync("w");
  const whole = await withEngine({ stores });
  await whole.engine.sync("w");
  const mended = await snapshot(one);
  expect(mended).toEqual(await snapshot(whole));
  expect(mended["spells"]).toHaveLength(39);
});

import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { all, count } from "../testing/plans.ts";
import { snapshot } from "../testing/snapshot.ts";
import { type TestEngine, withEngine } from "../testing/with-engine.ts";
import { boundOf, readBatch } from "./read-stores.ts";

/** The first column of what is visible of a relation, and its last. */
async function seen(of: TestEngine, relation: string): Promise<{ first: unknown[]; last: unknown[] }> {
  const rows = ((await snapshot(of))[relation] ?? []).map((row) => JSON.parse(row));
  return { first: rows.map((row) => row.at(0)), last: rows.map((row) => row.at(-1)) };
}

const owners = all("identifiers", ["key", "customer"]);

test("a store that was interrupted in the middle of a message: its pairs are one message all the same", async () => {
  const { stores, engine } = await withEngine();
  stores.identityRules(1, { blocked: ["guest"] });
  stores.link("link", "user:guest", "anon:a", 5, "web", "m");
  await engine.sync("w");
  stores.link("link", "user:guest", "email:kim@x.de", 5, "web", "m");
  await engine.sync("w");
  const found = await engine.identity("w", { kind: "all" }, "anon:a");
  expect(found?.identifiers.map(({ key }) => key)).toEqual(["anon:a", "email:kim@x.de"]);
});

test("a page of changes that would end in the middle of a message ends before it", async () => {
  const stores = new FakeStores();
  for (const message of ["m", "n"])
    for (const other of ["anon:a", "email:kim@x.de"]) stores.link("link", `user:${message}`, other, 5, "web", message);
  const bound = await boundOf(stores.stores, 0);
  const first = await readBatch(stores.stores, new Map(), bound, 3);
  expect(first.batch.identity.map(({ messageId }) => messageId)).toEqual(["m", "m"]);
  expect(first.batch.watermarks.get("identity")).toBe(2);
  const next = await readBatch(stores.stores, first.batch.watermarks, bound, 3);
  expect(next.batch.identity.map(({ messageId }) => messageId)).toEqual(["n", "n"]);
});

test("an event of blocked identifiers is kept and is nobody's; with a device it is the device's", async () => {
  const it = await withEngine();
  const { stores, engine, ask } = it;
  stores.event({ userId: "null", timestamp: 10 });
  stores.event({ userId: "0", anonymousId: "a", timestamp: 20 });
  stores.event({ userId: "1", anonymousId: "a", timestamp: 30 });
  await engine.sync("w");
  expect(await ask(count("events"))).toEqual([[3]]);
  expect((await seen(it, "events")).first).toEqual(expect.arrayContaining([null, "anon:a", "user:1"]));
  expect((await seen(it, "customers")).first).toEqual(["anon:a", "user:1"]);
  expect((await ask(owners)).map(([key]) => key).sort()).toEqual(["anon:a", "user:1"]);
  expect(await engine.identity("w", { kind: "all" }, "user:null")).toBeNull();
});

test("other rules fold everything anew as a version of its own; a kept cut and its receipts stay", async () => {
  const it = await withEngine();
  const { stores, engine } = it;
  stores.event({ userId: "guest", anonymousId: "a", timestamp: 10 });
  stores.event({ anonymousId: "b", timestamp: 20 });
  stores.event({ userId: "2", timestamp: 30 });
  stores.link("link", "user:guest", "anon:a", 10);
  stores.link("link", "user:guest", "anon:b", 15);
  stores.link("link", "user:guest", "user:2", 20);
  const before = await engine.sync("w");
  const then = await snapshot(it);
  stores.identityRules(1, { blocked: ["guest"] });
  const blocked = await engine.sync("w");
  expect(blocked.identityVersion).toBe(before.identityVersion + 1);
  expect((await engine.sync("w")).version).toBe(blocked.version);
  expect((await seen(it, "events")).first).toEqual(["anon:a", "anon:b", "user:2"]);
  stores.identityRules(2, { limits: { user: 2 } });
  const joined = await engine.sync("w");
  expect((await seen(it, "events")).first).toEqual(["user:2", "user:2", "user:2"]);
  expect(joined.identityVersion).toBe(blocked.identityVersion + 1);
  expect(await snapshot(it, before.version)).toEqual(then);

  const anew = await withEngine({ stores });
  await anew.engine.sync("w");
  expect(await snapshot(anew)).toEqual(await snapshot(it));
});

test("a message that is withdrawn joins nobody any more; what others say, and people decided, stays", async () => {
  const it = await withEngine();
  const { stores, engine, directory } = it;
  for (const [anonymousId, timestamp] of [
    ["a", 10],
    ["b", 20],
    ["c", 30],
  ] as const)
    stores.event({ anonymousId, timestamp });
  stores.link("link", "user:1", "anon:a", 10, "crm", "row1");
  stores.link("link", "user:1", "anon:b", 11, "crm", "row2");
  stores.link("link", "user:1", "anon:b", 12, "web", "other");
  stores.link("link", "anon:b", "anon:c", 13, "manual");
  const joined = await engine.sync("w");
  const before = await snapshot(it);
  expect((await seen(it, "events")).first).toEqual(["user:1", "user:1", "user:1"]);
  stores.withdraw("crm", "row1");
  stores.withdraw("crm", "row2");
  const parted = await engine.sync("w");
  expect((await seen(it, "events")).first).toEqual(["anon:a", "user:1", "user:1"]);
  expect(parted.identityVersion).toBe(joined.identityVersion + 1);
  stores.withdraw("web", "other");
  stores.link("link", "user:2", "anon:a", 10, "crm", "row1");
  await engine.sync("w");
  expect((await seen(it, "events")).first).toEqual(["anon:b", "anon:b", "user:2"]);
  expect(await snapshot(it, joined.version)).toEqual(before);
  const whole = await snapshot(it);
  await engine.close();
  const again = await withEngine({ stores, directory });
  expect(await snapshot(again)).toEqual(whole);
  const anew = await withEngine({ stores, batchRows: 1 });
  await anew.engine.sync("w");
  expect(await snapshot(anew)).toEqual(whole);
});

for (const batchRows of [1, 100])
  test(`a withdrawal wins over the link that is still there, not over what is said after it, batches of ${batchRows}`, async () => {
    const it = await withEngine({ batchRows });
    const { stores, engine } = it;
    stores.event({ anonymousId: "a", timestamp: 10 });
    stores.link("link", "user:1", "anon:a", 10, "crm", "row");
    const left = [...stores.identity];
    stores.withdraw("crm", "row");
    stores.identity.push(...left);
    stores.link("link", "user:2", "anon:a", 20, "crm", "row");
    await engine.sync("w");
    expect((await seen(it, "events")).first).toEqual(["user:2"]);
  });

test("an unfit file whose map is not what its messages say is built again", async () => {
  const first = await withEngine();
  const { stores, engine, directory } = first;
  stores.event({ anonymousId: "a", timestamp: 10 });
  stores.link("link", "user:1", "anon:a", 10);
  await engine.sync("w");
  const whole = await snapshot(first);
  await engine.close();
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(`${directory}/w/1.duckdb`);
  const connection = await instance.connect();
  await connection.run("UPDATE identifiers SET customer = id WHERE v_to IS NULL");
  connection.closeSync();
  instance.closeSync();
  const again = await withEngine({ stores, directory });
  await again.engine.sync("w");
  expect(await snapshot(again)).toEqual(whole);
});

test("per trait the newest value over all identifiers of a customer counts, before a merge, after it and after its undo", async () => {
  const it = await withEngine();
  const { stores, engine } = it;
  const plan = (value: string, timestamp: number) => ({ plan: { value, timestamp, source: "web", messageId: value } });
  stores.profile({ id: "anon:a", createdAt: 1, traits: plan("old", 10) });
  stores.profile({ id: "user:1", createdAt: 2, traits: plan("new", 20) });
  const plans = async () => (await seen(it, "customers")).last;
  await engine.sync("w");
  expect(await plans()).toEqual(["old", "new"]);
  stores.link("link", "anon:a", "user:1", 30, "manual");
  await engine.sync("w");
  expect(await plans()).toEqual(["new"]);
  stores.link("unlink", "anon:a", "user:1", 31, "manual");
  await engine.sync("w");
  expect(await plans()).toEqual(["old", "new"]);
});

test("why: what joins, what a limit refused, and who is asked within a scope sees no one else", async () => {
  const { stores, engine } = await withEngine();
  stores.record("account", "acc", { ownerId: "ann" });
  stores.record("membership", "1\u001facc", { customerId: "1", accountId: "acc", primary: true });
  stores.event({ userId: "1", anonymousId: "a", timestamp: 10 });
  stores.link("link", "user:1", "anon:a", 10);
  stores.link("link", "user:2", "anon:a", 20);
  stores.event({ userId: "2", timestamp: 20 });
  await engine.sync("w");
  const whole = await engine.identity("w", { kind: "all" }, "anon:a");
  expect(whole).toMatchObject({
    customer: "user:1",
    identifiers: [
      { key: "anon:a", type: "anon", firstSeen: 10 },
      { key: "user:1", type: "user", firstSeen: 10 },
    ],
    links: [
      { a: "user:1", b: "anon:a", at: 10, state: "joined" },
      { a: "user:2", b: "anon:a", at: 20, state: "limit" },
    ],
  });
  const own = await engine.identity("w", { kind: "accountsOf", ownerId: "ann" }, "anon:a");
  expect(own?.links.map(({ a }) => a)).toEqual(["user:1"]);
  expect(await engine.identity("w", { kind: "accountsOf", ownerId: "ann" }, "user:2")).toBeNull();
});

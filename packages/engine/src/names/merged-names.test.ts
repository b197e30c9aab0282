import type { Plan } from "@throughline/query";
import { expect, test } from "vitest";
import type { FakeStores } from "../testing/fake-stores.ts";
import { withEngine } from "../testing/with-engine.ts";

const everyone = { kind: "all" } as const;

/** How many events count under a name. */
const countOf = (folded: string): Plan => ({
  aggregate: {
    filter: { scan: "events", as: "e" },
    where: {
      in: { column: "event", of: "e" },
      plan: {
        project: {
          filter: { scan: "eventNames", as: "n" },
          where: {
            call: "=",
            args: [
              { column: "folded", of: "n" },
              { literal: folded, type: "text" },
            ],
          },
        },
        columns: { id: { column: "id", of: "n" } },
        as: "ids",
      },
    },
  },
  by: {},
  measures: { count: { fn: "count" } },
  as: "c",
});

function plan(stores: FakeStores, version: number, merges: Readonly<Record<string, string>>): void {
  const events = Object.entries(merges).map(([name, mergedInto]) => ({ name, mergedInto }));
  stores.settings = [{ name: "trackingPlan", version, value: { events }, savedAt: 0, savedBy: "local", note: "" }];
}

async function signups() {
  const test = await withEngine();
  const { stores, engine } = test;
  stores.event({ userId: "1", event: "Signed up", timestamp: 1, properties: { plan: "pro" } });
  stores.event({ userId: "1", event: "Signup", timestamp: 2, properties: { plan: "free", ref: "x" } });
  stores.event({ userId: "2", event: "sign_up", timestamp: 3 });
  stores.event({ userId: "2", event: "Other", timestamp: 4 });
  await engine.sync("w");
  return test;
}

test("a merged name counts as its target in questions, the catalog and values; a new version says so, an old cut stays", async () => {
  const { stores, engine, ask } = await signups();
  const before = (await engine.status("w")).cut.version;
  plan(stores, 1, { Signup: "Signed up", SIGN_UP: "signed UP" });
  const { version } = await engine.sync("w");
  expect(version).toBeGreaterThan(before);
  expect(await ask(countOf("signed up"))).toEqual([[3]]);
  expect(await ask(countOf("signup"))).toEqual([[0]]);
  expect(await ask(countOf("signed up"), { version: before })).toEqual([[1]]);
  const { events, fields } = await engine.catalog("w", everyone);
  expect(
    events.map(({ name, count, customers, firstSeen, lastSeen }) => [name, count, customers, firstSeen, lastSeen]),
  ).toEqual([
    ["Signed up", 3, 2, 1, 3],
    ["Other", 1, 1, 4, 4],
  ]);
  expect(events[0]?.fields).toContainEqual(
    expect.objectContaining({ name: "plan", rows: 3, fill: 2 / 3, distinct: 2 }),
  );
  expect(fields).toContainEqual(expect.objectContaining({ of: "event", name: "plan", rows: 4 }));
  const values = await engine.values({
    workspaceId: "w",
    scope: everyone,
    of: "event",
    name: "plan",
    event: "Signed up",
    limit: 9,
  });
  expect(values.map(({ value }) => value).toSorted()).toEqual(["free", "pro"]);
});

test("a plan without the merge gives the names back, and the same plan makes no version", async () => {
  const { stores, engine, ask } = await signups();
  plan(stores, 1, { Signup: "Signed up" });
  const merged = (await engine.sync("w")).version;
  plan(stores, 2, { Signup: "Signed up" });
  expect((await engine.sync("w")).version).toBe(merged);
  plan(stores, 3, {});
  expect((await engine.sync("w")).version).toBeGreaterThan(merged);
  expect(await ask(countOf("signup"))).toEqual([[1]]);
  expect(await ask(countOf("signup"), { version: merged })).toEqual([[0]]);
});

test("a target that nobody ever sent has the plan's spelling, and names stay merged when the file is opened again", async () => {
  const { stores, engine, directory } = await signups();
  plan(stores, 1, { Signup: "Joined", sign_up: "Joined" });
  const { version } = await engine.sync("w");
  await engine.close();
  const again = await withEngine({ directory, stores });
  expect((await again.engine.status("w")).cut.version).toBe(version);
  expect((await again.engine.catalog("w", everyone, "events")).events[0]).toMatchObject({ name: "Joined", count: 2 });
});

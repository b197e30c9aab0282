import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { withEngine } from "../testing/with-engine.ts";

const everyone = { kind: "all" } as const;

async function fieldsAfter(stores: FakeStores): Promise<readonly string[]> {
  const { engine } = await withEngine({ stores, batchRows: 1 });
  await engine.sync("w");
  const { fields } = await engine.catalog("w", everyone);
  return fields.filter(({ of }) => of === "event").map(({ name }) => name);
}

test("two names that differ only in case do not stop the sync: the first one has the column", async () => {
  const stores = new FakeStores();
  stores.event({ userId: "1", event: "Buy", timestamp: 1, properties: { plan: "a" } });
  stores.event({ userId: "1", event: "Buy", timestamp: 2, properties: { Plan: "b", PLAN: "c", tier: "gold" } });
  stores.event({ userId: "1", event: "Identified", type: "identify", timestamp: 3, traits: { city: "Rome" } });
  stores.event({ userId: "1", event: "Identified", type: "identify", timestamp: 4, traits: { City: "Oslo", age: 3 } });
  expect((await fieldsAfter(stores)).toSorted()).toEqual(["plan", "tier", "traits", "traits.age", "traits.city"]);
});

test("many traits that are stated leave room for properties", async () => {
  const stores = new FakeStores();
  const traits = Object.fromEntries(Array.from({ length: 320 }, (_, i) => [`t${i}`, "x"]));
  stores.event({ userId: "1", event: "Identified", type: "identify", timestamp: 1, traits });
  stores.event({ userId: "1", event: "Buy", timestamp: 2, properties: { sku: "a" } });
  const found = await fieldsAfter(stores);
  expect(found).toContain("sku");
  expect(found.filter((name) => name.startsWith("traits."))).toHaveLength(300);
});

test("properties of an event that is called like a statement state nothing", async () => {
  const stores = new FakeStores();
  const properties = { traits: ["plan"], "traits.plan": "pro", plan: "own" };
  stores.event({ userId: "1", event: "identified", timestamp: 1, properties });
  expect(await fieldsAfter(stores)).toEqual(["plan"]);
});

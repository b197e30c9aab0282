import { explainUnit, lowerPopulation, type PropertyTest, wrongTyped } from "@throughline/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bought, planThen, traitsThen } from "./fixtures/traits-then.ts";
import { RealWorkspace } from "./real-workspace.ts";
import { WorldTables } from "./world-tables.ts";

let tables: WorldTables;
beforeAll(async () => {
  tables = await WorldTables.open();
});
afterAll(() => tables.close());

const clock = { now: Date.parse("2026-03-31T12:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;

test.each(traitsThen)("$name: each unit is explained by what it and its people stated", async ({ world, cases }) => {
  await tables.fill(world);
  for (const { rule, where, members, unit = "customer" } of cases)
    for (const { id } of unit === "customer" ? world.customers : world.accounts) {
      const [own] = await explainUnit([where], { unit, id }, clock, (plan) => tables.run(plan));
      expect([rule, id, own?.explained.matches]).toEqual([rule, id, members.includes(id)]);
    }
});

test("values of another type are counted among the statements", async () => {
  const world = traitsThen.find(({ name }) => name.includes("another type"))?.world;
  if (world) await tables.fill(world);
  const found = await wrongTyped(bought(planThen({ op: ">", value: 5 })), {}, clock, (plan) => tables.run(plan));
  expect(found).toEqual(['3 values of "traits.plan" of Identified are of another type: counted as missing.']);
});

test("in the engine: what the other identifier stated before the link, what is taken back, what lies deeper", async () => {
  const workspace = await RealWorkspace.open(clock);
  const at = (day: number) => Date.parse(`2026-03-${day}T10:00:00Z`);
  const identified = { type: "identify", event: "Identified" } as const;
  await workspace.events([
    { ...identified, anonymousId: "x", timestamp: at(10), traits: { plan: "pro", address: { city: "Bonn", zip: 1 } } },
    { userId: "1", event: "Buy", timestamp: at(12) },
    { ...identified, userId: "1", timestamp: at(14), traits: { plan: "free", address: { zip: 2 } } },
    { ...identified, userId: "2", timestamp: at(10), traits: { plan: "pro" } },
    { ...identified, userId: "2", timestamp: at(11), traits: { plan: null } },
    { userId: "2", event: "Buy", timestamp: at(12) },
  ]);
  const size = async (...where: readonly PropertyTest[]) => {
    const members = lowerPopulation({ unit: "customer", where: bought(...where) }, clock);
    const size = { fn: "count" } as const;
    const frame = await workspace.asking()({ aggregate: members, by: {}, measures: { size }, as: "counted" });
    return Number(frame.columns[0]?.values[0]);
  };
  const [pro, free] = ["pro", "free"].map((value) => planThen({ op: "is", value }));
  if (!pro || !free) throw new Error("no tests");
  const city: PropertyTest = { property: "customer.address.city", op: "is", value: "bonn", asOf: "event" };
  expect(await size(pro)).toBe(0);
  await workspace.identity("link", "anon:x", "user:1", at(28));
  expect(await size(pro)).toBe(1);
  expect(await size(pro, city)).toBe(1);
  expect(await size(planThen({ op: "is not set" }))).toBe(1);
  await workspace.events([{ userId: "1", event: "Buy", timestamp: at(16) }]);
  expect(await size(free)).toBe(1);
  expect(await size(free, city)).toBe(0);
  await workspace.events([{ ...identified, userId: "1", timestamp: at(15), traits: { plan: "late" } }]);
  expect(await size(free)).toBe(0);
  expect(await size(planThen({ op: "is", value: "late" }))).toBe(1);
});

import {
  canonicalCondition,
  definitionHash,
  lowerPopulation,
  parseCondition,
  sizePlan,
  type Unit,
} from "@throughline/model";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conditionOf } from "./arbitrary-condition.ts";
import { someNow, worldAt } from "./arbitrary-world.ts";
import { unitsOf } from "./condition-oracle.ts";
import { WorldTables } from "./world-tables.ts";

let tables: WorldTables;
beforeAll(async () => {
  tables = await WorldTables.open();
});
afterAll(() => tables.close());

const asked = fc.constantFrom(...someNow).chain((now) =>
  fc.constantFrom<Unit>("customer", "customer", "account").chain((unit) =>
    fc.record({
      now: fc.constant(now),
      unit: fc.constant(unit),
      world: worldAt(now),
      conditions: fc.array(conditionOf(unit), { minLength: 16, maxLength: 16 }),
    }),
  ),
);

test("a thousand conditions: the plan finds exactly the units that a loop over the events finds", {
  timeout: 60_000,
}, async () => {
  let members = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions }) => {
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday" } as const;
      for (const where of conditions) {
        const expected = unitsOf(world, unit, where, now);
        const found = await tables.numbers(lowerPopulation({ unit, where }, clock), "unit");
        expect({ where, units: found.sort((a, b) => a - b) }).toEqual({ where, units: expected });
        members += expected.length;
      }
    }),
    { numRuns: 65, seed: 20_261_122 },
  );
  expect(members).toBeGreaterThan(500);
});

test("reading back, the canonical form and its size keep the meaning", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions }) => {
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday" } as const;
      for (const where of conditions.slice(0, 6)) {
        expect(parseCondition(JSON.parse(JSON.stringify(where)), unit)).toEqual({ condition: where, problems: [] });
        const canonical = canonicalCondition(where);
        expect(definitionHash(canonical)).toBe(definitionHash(where));
        const [size] = await tables.numbers(sizePlan({ unit, where: canonical }, clock), "size");
        expect({ where, size }).toEqual({ where, size: unitsOf(world, unit, where, now).length });
      }
    }),
    { numRuns: 20, seed: 7 },
  );
});

import { type Clock, explainUnits, lowerPopulation, type Unit } from "@throughline/model";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saved as arbitrarySaved, conditionOf } from "./arbitrary-condition.ts";
import { someNow, worldAt } from "./arbitrary-world.ts";
import { WorldTables } from "./world-tables.ts";

let tables: WorldTables;
beforeAll(async () => {
  tables = await WorldTables.open();
});
afterAll(() => tables.close());

const full = process.env["FULL"] === "1";

const asked = fc.constantFrom(...someNow).chain((now) =>
  fc.constantFrom<Unit>("customer", "customer", "account").chain((unit) =>
    fc.record({
      now: fc.constant(now),
      unit: fc.constant(unit),
      saved: arbitrarySaved,
      world: worldAt(now),
      conditions: fc.array(conditionOf(unit), { minLength: 30, maxLength: 30 }),
    }),
  ),
);

test("two hundred definitions: every unit is explained to be in exactly if the population has it", {
  timeout: full ? 900_000 : 60_000,
}, async () => {
  let members = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions, saved }) => {
      await tables.fill(world);
      const clock: Clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved };
      const units = (unit === "customer" ? world.customers : world.accounts).map(({ id }) => id);
      const inside = await Promise.all(
        conditions.map((where) => tables.numbers(lowerPopulation({ unit, where }, clock), "unit")),
      );
      // Each alone: what one definition has read could hide what another one forgets to read.
      for (const [i, where] of conditions.entries()) {
        const found = await explainUnits(where, { unit, ids: units }, clock, (plan) => tables.run(plan));
        const explained = units.filter((_, at) => found[at]?.matches);
        expect({ where, in: explained }).toEqual({ where, in: units.filter((id) => inside[i]?.includes(id)) });
      }
      members += inside.flat().length;
    }),
    { numRuns: full ? 200 : 7, seed: 20_261_122 },
  );
  expect(members).toBeGreaterThan(150);
});

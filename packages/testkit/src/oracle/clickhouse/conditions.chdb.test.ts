import { lowerPopulation, type Unit } from "@throughline/model";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saved as arbitrarySaved, conditionOf } from "../arbitrary-condition.ts";
import { someNow, worldAt } from "../arbitrary-world.ts";
import { unitsOf } from "../condition-oracle.ts";
import { fixtures } from "../fixtures/fixtures.ts";
import { Twins } from "./twins.ts";

let twins: Twins;
beforeAll(async () => {
  twins = await Twins.open(process.env["CHDB_HOME"] ?? "");
});
afterAll(() => twins.close());

const ascending = (units: number[]): number[] => units.sort((a, b) => a - b);

test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("by hand: %s", async (_name, fixture) => {
  const { saved, zone, world } = fixture;
  await twins.fill(world);
  const clock = { now: Date.parse(fixture.now), zone, weekStart: "monday", ...(saved ? { saved } : {}) } as const;
  for (const { rule, where, members, unit = "customer" } of fixture.cases) {
    const found = await twins.numbers(lowerPopulation({ unit, where }, clock), "unit");
    expect([rule, ascending(found)]).toEqual([rule, members]);
  }
});

const asked = fc.constantFrom(...someNow).chain((now) =>
  fc.constantFrom<Unit>("customer", "customer", "account").chain((unit) =>
    fc.record({
      now: fc.constant(now),
      unit: fc.constant(unit),
      saved: arbitrarySaved,
      world: worldAt(now),
      conditions: fc.array(conditionOf(unit), { minLength: 10, maxLength: 10 }),
    }),
  ),
);

/** 10 definitions each. */
const runs = 50;

test("random definitions over random data: ClickHouse finds the units that DuckDB and the oracle find", {
  timeout: 600_000,
}, async () => {
  let members = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions, saved }) => {
      await twins.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved } as const;
      for (const where of conditions) {
        const found = ascending(await twins.numbers(lowerPopulation({ unit, where }, clock), "unit"));
        expect({ where, found }).toEqual({ where, found: unitsOf(world, unit, where, now, saved) });
        members += found.length;
      }
    }),
    { numRuns: runs, seed: 20_261_123, endOnFailure: true },
  );
  expect(members).toBeGreaterThan(runs * 5);
});

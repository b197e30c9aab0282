import {
  type Condition,
  canonicalCondition,
  definitionHash,
  type Explained,
  explainCondition,
  lowerPopulation,
  matchCondition,
  parseCondition,
  sizePlan,
  type Unit,
} from "@throughline/model";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saved as arbitrarySaved, conditionOf } from "./arbitrary-condition.ts";
import { someNow, worldAt } from "./arbitrary-world.ts";
import { unitsOf } from "./condition-oracle.ts";
import { historyOf } from "./history-of.ts";
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
      saved: arbitrarySaved,
      world: worldAt(now),
      conditions: fc.array(conditionOf(unit), { minLength: 16, maxLength: 16 }),
    }),
  ),
);

/** 16 definitions a run: a thousand in `npm test`, ten thousand in a full run. */
const full = process.env["FULL"] === "1";

test("a thousand conditions: the plan finds exactly the units that a loop over the events finds", {
  timeout: full ? 900_000 : 120_000,
}, async () => {
  let members = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions, saved }) => {
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved } as const;
      for (const where of conditions) {
        const expected = unitsOf(world, unit, where, now, saved);
        const found = await tables.numbers(lowerPopulation({ unit, where }, clock), "unit");
        expect({ where, units: found.sort((a, b) => a - b) }).toEqual({ where, units: expected });
        members += expected.length;
      }
    }),
    { numRuns: full ? 630 : 65, seed: 20_261_122 },
  );
  expect(members).toBeGreaterThan(500);
});

test("reading back, the canonical form and its size keep the meaning", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ now, unit, world, conditions, saved }) => {
      await tables.fill(world);
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved } as const;
      for (const where of conditions.slice(0, 6)) {
        expect(parseCondition(JSON.parse(JSON.stringify(where)), unit, { saved })).toEqual({
          condition: where,
          problems: [],
        });
        const canonical = canonicalCondition(where);
        expect(definitionHash(canonical)).toBe(definitionHash(where));
        const [size] = await tables.numbers(sizePlan({ unit, where: canonical }, clock), "size");
        expect({ where, size }).toEqual({ where, size: unitsOf(world, unit, where, now, saved).length });
      }
    }),
    { numRuns: 20, seed: 7 },
  );
});

/** The tree says of every part what the parts make of the whole; a sequence shows as many acts as it has steps. */
function checkExplained(explained: Explained, where: Condition, matches: boolean): void {
  expect({ where, matches: explained.matches }).toEqual({ where, matches });
  const parts = explained.parts.map((part) => part.matches);
  if (explained.kind === "all") expect(parts.every(Boolean)).toBe(matches);
  if (explained.kind === "any") expect(parts.some(Boolean)).toBe(matches);
  if (explained.kind === "not") expect(parts).toEqual([!matches]);
  if (explained.kind === "segment") expect(parts).toEqual([matches]);
  if ("sequence" in explained.condition)
    expect({ where, acts: explained.evidence.length }).toEqual({
      where,
      acts: matches ? explained.condition.sequence.steps.length : 0,
    });
  for (const part of explained.parts) checkExplained(part, part.condition, part.matches);
}

test("in memory, over one unit's history, the same units satisfy", { timeout: full ? 300_000 : 60_000 }, () => {
  let members = 0;
  fc.assert(
    fc.property(asked, ({ now, unit, world, conditions, saved }) => {
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved } as const;
      const units = (unit === "customer" ? world.customers : world.accounts).map(({ id }) => id);
      const histories = units.map((id) => ({ id, history: historyOf(world, unit, id) }));
      for (const where of conditions) {
        const expected = unitsOf(world, unit, where, now, saved);
        const found = histories.filter(({ history }) => matchCondition(where, history, clock)).map(({ id }) => id);
        expect({ where, units: found }).toEqual({ where, units: expected });
        members += expected.length;
        for (const { id, history } of histories)
          checkExplained(explainCondition(where, history, clock), where, expected.includes(id));
      }
    }),
    { numRuns: full ? 630 : 65, seed: 20_261_122 },
  );
  expect(members).toBeGreaterThan(500);
});

/** The same meaning written otherwise: parts in another order, repeated, wrapped and negated twice. */
function rewritten(condition: Condition, turn: () => number): Condition {
  const inner = (): Condition => {
    if ("not" in condition) return { not: rewritten(condition.not, turn) };
    const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : undefined;
    if (!parts) return condition;
    const same = parts.map((part) => rewritten(part, turn)).reverse();
    const [first] = same;
    const more = first && turn() % 2 ? [...same, first] : same;
    return "all" in condition ? { all: more } : { any: more };
  };
  const wraps = [
    (c: Condition) => c,
    (c: Condition) => ({ all: [c] }),
    (c: Condition) => ({ any: [c, c] }),
    (c: Condition) => ({ not: { not: c } }),
  ];
  return (wraps[turn() % wraps.length] ?? wraps[0])?.(inner()) ?? condition;
}

test("rewriting keeps the hash; one hash never has two meanings", () => {
  const now = someNow[0] ?? 0;
  const conditions = fc.sample(conditionOf("customer"), { numRuns: 1500, seed: 5 });
  const [saved] = fc.sample(arbitrarySaved, { numRuns: 1, seed: 8 });
  const byHash = Map.groupBy(conditions, definitionHash);
  let turns = 0;
  for (const condition of conditions.slice(0, 500))
    expect(definitionHash(rewritten(condition, () => turns++))).toBe(definitionHash(condition));
  const shared = [...byHash.values()]
    .map((same) => new Map(same.map((c) => [JSON.stringify(c), c])))
    .filter((same) => same.size > 1);
  expect(shared.length).toBeGreaterThan(5);
  for (const world of fc.sample(worldAt(now), { numRuns: 4, seed: 6 })) {
    for (const same of shared.slice(0, 40)) {
      const found = [...same.values()].map((where) => unitsOf(world, "customer", where, now, saved));
      expect(new Set(found.map(String)).size).toBe(1);
    }
  }
});

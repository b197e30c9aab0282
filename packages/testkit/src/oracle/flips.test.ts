import { flipsUntil, watchCondition } from "@throughline/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { saved as arbitrarySaved, conditionOf } from "./arbitrary-condition.ts";
import { someNow, worldAt } from "./arbitrary-world.ts";
import { unitsOf } from "./condition-oracle.ts";
import { historyOf } from "./history-of.ts";

const hour = 3_600_000;
/** After the clock: minutes, around a day, a week and a month, and the change of the clocks in autumn. */
const later = [1, hour, 23 * hour, 24 * hour + 1, 25 * hour, 7 * 24 * hour, 29 * 24 * hour, 31 * 24 * hour + 1];
const autumn = ["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z"].map((at) => Date.parse(at));

const asked = fc.constantFrom(...someNow).chain((now) =>
  fc.record({
    now: fc.constant(now),
    world: worldAt(now),
    saved: arbitrarySaved,
    conditions: fc.array(conditionOf("customer"), { minLength: 6, maxLength: 6 }),
    offsets: fc.array(fc.integer({ min: 1, max: 45 * 24 * 60 }), { minLength: 4, maxLength: 4 }),
  }),
);

const full = process.env["FULL"] === "1";
const options = { timeout: full ? 600_000 : 120_000 };

test("an answer stays until the instant at which it is said to flip, and flips there", options, () => {
  let flipped = 0;
  fc.assert(
    fc.property(asked, ({ now, world, saved, conditions, offsets }) => {
      const clock = { now, zone: "Europe/Berlin", weekStart: "monday", saved } as const;
      for (const where of conditions)
        for (const id of [1, 2, 3]) {
          const { matches, flipsAt } = watchCondition(where, historyOf(world, "customer", id), clock);
          const holdsAt = (t: number) => unitsOf(world, "customer", where, t, saved).includes(id);
          expect({ where, id, matches }).toEqual({ where, id, matches: holdsAt(now) });
          const asks = [...later.map((ms) => now + ms), ...autumn, ...offsets.map((m) => now + m * 60_000)];
          const before = asks.filter((t) => t > now && (flipsAt === undefined || t < flipsAt));
          if (flipsAt !== undefined) before.push(flipsAt - 1);
          for (const t of before)
            expect({ where, id, t, flipsAt, is: holdsAt(t) }).toEqual({ where, id, t, flipsAt, is: matches });
          const history = historyOf(world, "customer", id);
          const end = Math.max(...asks);
          const { flips } = flipsUntil(where, history, clock, end);
          for (const t of flips)
            expect({ where, id, t, is: holdsAt(t) }).toEqual({ where, id, t, is: !holdsAt(t - 1) });
          for (const until of asks) {
            const found = flipsUntil(where, history, clock, until).flips;
            expect({ where, id, until, found }).toEqual({ where, id, until, found: flips.filter((t) => t <= until) });
            expect(found[0]).toBe(flipsAt === undefined || flipsAt > until ? undefined : flipsAt);
          }
          for (const [i, at] of [now, ...flips].slice(0, 3).entries()) {
            const [next] = flipsUntil(where, history, { ...clock, now: at }, end, at).flips;
            expect({ where, id, at, next }).toEqual({ where, id, at, next: flips[i] });
          }
          if (flipsAt === undefined) continue;
          expect({ where, id, flipsAt, is: holdsAt(flipsAt) }).toEqual({ where, id, flipsAt, is: !matches });
          flipped++;
        }
    }),
    { numRuns: process.env["FULL"] === "1" ? 300 : 13, seed: 20_261_122 },
  );
  expect(flipped).toBeGreaterThan(5);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { shiftWeeks, WEEK_MS } from "./shift.ts";

const DAY = 86_400_000;

it("moves the last event to yesterday at the latest, by the fewest days that whole weeks allow", () => {
  const instants = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2035, 0, 1) });
  const zones = fc.constantFrom("Europe/London", "America/New_York", "Pacific/Auckland");
  fc.assert(
    fc.property(instants, zones, (now, zone) => {
      const day = (at: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(at);
      const last = Date.UTC(2018, 0, 1, 3, 47, 38);
      const moved = last + shiftWeeks(now, last, zone) * WEEK_MS;
      expect(day(moved) < day(now)).toBe(true);
      expect(now - moved).toBeLessThan(WEEK_MS + DAY + 3_600_000);
    }),
    { seed: 11, numRuns: 200 },
  );
});

it("does not move by less than a week", () => {
  const last = Date.UTC(2026, 10, 20, 12);
  expect(shiftWeeks(Date.UTC(2026, 10, 21, 1), last, "UTC")).toBe(0);
  expect(shiftWeeks(Date.UTC(2026, 10, 26, 23), last, "UTC")).toBe(0);
  expect(shiftWeeks(Date.UTC(2026, 10, 28), last, "UTC")).toBe(1);
});

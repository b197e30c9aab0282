import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { shiftWeeks } from "./shift.ts";

it("moves the last event to yesterday at the latest, and by no whole week less than that", () => {
  const instants = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2035, 0, 1) });
  const zones = fc.constantFrom("Europe/London", "America/New_York", "Pacific/Auckland");
  fc.assert(
    fc.property(instants, zones, (now, zone) => {
      const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
      const last = Date.UTC(2018, 0, 1, 3, 47, 38);
      const moved = local(last).add({ weeks: shiftWeeks(now, last, zone) });
      const daysAgo = moved.until(local(now), { largestUnit: "days" }).days;
      expect(daysAgo).toBeGreaterThanOrEqual(1);
      expect(daysAgo).toBeLessThanOrEqual(7);
    }),
    { seed: 11, numRuns: 200 },
  );
});

it("does not move what ended within the last week", () => {
  const last = Date.UTC(2026, 10, 20, 12);
  expect(shiftWeeks(Date.UTC(2026, 10, 21, 1), last, "UTC")).toBe(0);
  expect(shiftWeeks(Date.UTC(2026, 10, 27, 23), last, "UTC")).toBe(0);
  expect(shiftWeeks(Date.UTC(2026, 10, 28), last, "UTC")).toBe(1);
});

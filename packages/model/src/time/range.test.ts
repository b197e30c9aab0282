import { expect, test } from "vitest";
import type { Clock } from "./clock.ts";
import { compareDays, rangeDays } from "./range.ts";

const clock: Clock = { now: Date.parse("2026-03-31T22:30:00Z"), zone: "Europe/Berlin", weekStart: "monday" };

test("today is the zone's: 22:30 UTC is 1 April in Berlin, 31 March in New York", () => {
  expect(rangeDays({ last: 2, unit: "day" }, clock)).toEqual({ from: "2026-03-31", to: "2026-04-02" });
  const york = { ...clock, zone: "America/New_York" };
  expect(rangeDays({ last: 2, unit: "day" }, york)).toEqual({ from: "2026-03-30", to: "2026-04-01" });
});

test("last N ends with the unfinished one, complete only with the one before", () => {
  expect(rangeDays({ last: 2, unit: "week" }, clock)).toEqual({ from: "2026-03-23", to: "2026-04-06" });
  expect(rangeDays({ last: 2, unit: "month" }, clock)).toEqual({ from: "2026-03-01", to: "2026-05-01" });
  expect(rangeDays({ last: 1, unit: "month", completeOnly: true }, clock)).toEqual({
    from: "2026-03-01",
    to: "2026-04-01",
  });
  expect(rangeDays({ from: "2026-01-01", to: "2026-01-31" }, clock)).toEqual({ from: "2026-01-01", to: "2026-02-01" });
});

test("comparisons are as long as the range: just before, 364 days before, from a day", () => {
  const days = { from: "2026-03-01", to: "2026-03-29" };
  expect(compareDays(days, { period: "previous" })).toEqual({ from: "2026-02-01", to: "2026-03-01" });
  expect(compareDays(days, { period: "sameWeekdaysLastYear" })).toEqual({ from: "2025-03-02", to: "2025-03-30" });
  expect(compareDays(days, { from: "2024-02-15" })).toEqual({ from: "2024-02-15", to: "2024-03-14" });
});

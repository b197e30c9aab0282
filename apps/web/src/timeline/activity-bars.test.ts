// @vitest-environment node
import { expect, test } from "vitest";
import { activityBars, tickDays } from "./activity-bars.ts";

test("columns become days and a missing count is no bar", () => {
  expect(activityBars(["2026-11-21", "2026-11-22"], [3, null], [1, 0])).toEqual([
    { day: "2026-11-21", total: 3, business: 1 },
    { day: "2026-11-22", total: 0, business: 0 },
  ]);
});

test("ticks are the ends and the thirds", () => {
  const bars = Array.from({ length: 90 }, (_, index) => ({ day: `d${index}`, total: 0, business: 0 }));
  expect(tickDays(bars)).toEqual(["d0", "d30", "d59", "d89"]);
  expect(tickDays(bars.slice(0, 2))).toEqual(["d0", "d1"]);
});

// @vitest-environment node
import { expect, test } from "vitest";
import { briefWords, type FindingRow, findingChange, numbers } from "./finding-view.ts";

const finding = (total: number | null, compareTotal: number | null): FindingRow => ({
  key: "k",
  direction: "up",
  title: "t",
  detail: "d",
  definition: null,
  people: null,
  trend: {
    interval: "day",
    buckets: [],
    unfinished: true,
    zone: "UTC",
    from: "2026-11-01T00:00:00Z",
    to: "2026-11-22T00:00:00Z",
    compareFrom: null,
    compareTo: null,
    series: [
      {
        key: "a",
        label: "Orders",
        measure: "events",
        values: [],
        total,
        compareTotal,
        compareValues: null,
        goodDirection: "up",
        format: { kind: "count", unit: "orders", currency: null, decimals: 0 },
      },
    ],
  },
});

test("a compared finding shows its change and an uncompared one shows none", () => {
  expect(findingChange(finding(110, 100))?.text).toBe("10.0\u00a0%");
  expect(findingChange(finding(110, null))).toBeNull();
  expect(findingChange({ ...finding(1, 1), trend: null })).toBeNull();
});

test("columns keep gaps as unknown", () => {
  expect(numbers([1, null, "x"])).toEqual([1, null, null]);
  expect(numbers(null)).toEqual([]);
});

test("the brief says how much stands out", () => {
  expect(briefWords(0)).toMatch(/^Nothing stands out/);
  expect(briefWords(1)).toMatch(/^One change stands/);
  expect(briefWords(4)).toMatch(/^Four changes stand/);
});

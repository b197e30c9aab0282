import { describe, expect, it } from "vitest";
import { barSpans, matches, toBars } from "./bar.ts";

const format = { kind: "count", unit: "orders", decimals: 0 };
const trend = {
  buckets: ["2026-11-01T00:00:00Z"],
  series: [
    { key: "a", label: "App", format, values: [40], compareValues: [80] },
    { key: "b", label: "Web", format, values: [null], compareValues: null },
    { key: "c", label: "Returns", format, values: [-10] },
  ],
};

describe("bars", () => {
  it("stand for a trend of a single interval", () => {
    expect(matches(trend)).toBe(true);
    expect(matches({ ...trend, buckets: [1, 2] })).toBe(false);
  });
  it("start at zero and share one scale with their ticks", () => {
    expect(barSpans(toBars(trend))).toEqual([
      { length: 0.5, tick: 1 },
      { length: 0, tick: null },
      { length: 0, tick: null },
    ]);
  });
  it("can be drawn against a given whole", () => {
    expect(barSpans(toBars(trend), 100)[0]).toEqual({ length: 0.4, tick: 0.8 });
    expect(barSpans([])).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bar, defaultRange, parseRange, readBar, validateBarSearch, writeBar } from "./bar.ts";
import { compareWords, rangeWords } from "./bar-words.ts";

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const range = fc.oneof(
  fc.record({
    last: fc.integer({ min: 1, max: 100 }),
    unit: fc.constantFrom("day" as const, "week" as const, "month" as const),
  }),
  fc.record({
    last: fc.integer({ min: 1, max: 100 }),
    unit: fc.constant("day" as const),
    completeOnly: fc.constant(true),
  }),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const compare = fc.oneof(
  fc.constant(null),
  fc.constantFrom({ period: "previous" as const }, { period: "sameWeekdaysLastYear" as const }),
  day.map((from) => ({ from })),
);

describe("the bar in the URL", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(
        range,
        compare,
        fc.constantFrom(null, "Europe/Berlin", "Asia/Kolkata"),
        fc.constantFrom(null, "s1"),
        fc.boolean(),
        (r, c, zone, segment, internal) => {
          const bar: Bar = { range: r, compare: c, zone, segment, internal };
          expect(readBar(validateBarSearch({ ...writeBar(bar) }))).toEqual(bar);
        },
      ),
    );
  });
  it("leaves defaults out", () => {
    expect(
      writeBar({ range: defaultRange, compare: { period: "previous" }, zone: null, segment: null, internal: false }),
    ).toEqual({});
  });
  it.each(["", "0d", "9999d", "28x", "2026-02-30..2026-03-01", "2026-03-02..2026-03-01", "a..b", "1d..2d..3d"])(
    "falls back for the range %j",
    (text) => {
      expect(parseRange(text)).toBeNull();
      expect(readBar({ range: text }).range).toEqual(defaultRange);
    },
  );
  it("ignores values of the wrong type and unknown zones", () => {
    expect(readBar(validateBarSearch({ range: 5, compare: { a: 1 }, zone: "Mars/Olympus" }))).toEqual({
      range: defaultRange,
      compare: { period: "previous" },
      zone: null,
      segment: null,
      internal: false,
    });
  });
  it("has words", () => {
    expect(rangeWords({ last: 28, unit: "day" })).toBe("Last 28 days");
    expect(rangeWords({ last: 1, unit: "month", completeOnly: true })).toBe("Last complete month");
    expect(rangeWords({ from: "2026-10-26", to: "2026-11-22" })).toBe("26 Oct – 22 Nov 2026");
    expect(rangeWords({ from: "2025-12-30", to: "2026-01-02" })).toBe("30 Dec 2025 – 2 Jan 2026");
    expect(compareWords({ period: "previous" }, defaultRange)).toBe("vs previous 28");
    expect(compareWords(null, defaultRange)).toBe("no comparison");
  });
});

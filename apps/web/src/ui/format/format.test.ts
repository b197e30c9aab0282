import { describe, expect, it } from "vitest";
import { bucketLabel } from "./bucket.ts";
import { changeOf } from "./change.ts";
import { formatBytes, formatCompact, formatDuration, formatMoney, formatNumber, formatShare } from "./number.ts";
import { formatCalendarDay, formatDay, formatSpan, formatTime, localDay, zoneName } from "./time.ts";
import { formatValue } from "./value.ts";

const nb = "\u00a0";

describe("numbers", () => {
  it.each([
    [formatNumber(48210), "48,210"],
    [formatNumber(-2.499, 2), "\u22122.50"],
    [formatNumber(-0), "0"],
    [formatCompact(9999), "9,999"],
    [formatCompact(12_480), "12.5k"],
    [formatCompact(-1_240_000), "\u22121.24M"],
    [formatShare(0.382), `38.2${nb}%`],
    [formatShare(0.0021), `0.21${nb}%`],
    [formatShare(0.00001), `<0.01${nb}%`],
    [formatShare(0), `0${nb}%`],
    [formatMoney("46.2", "EUR"), "€46.20"],
    [formatMoney("-5.0000", "EUR"), "\u2212€5.00"],
    [formatMoney(318_000, "GBP", true), "£318k"],
    [formatMoney("12.5", null), "12.50"],
    [formatMoney("abc", "EUR"), "–"],
    [formatDuration(7500), `2${nb}h 5${nb}min`],
    [formatDuration(0), `0${nb}s`],
    [formatBytes(1_240_000), `1.2${nb}MB`],
  ])("prints %s as %s", (got, wanted) => expect(got).toBe(wanted));

  it("prints a value in the format that travels with it", () => {
    expect(formatValue(null, { kind: "count", unit: "orders", decimals: 0 })).toBe("–");
    expect(formatValue(12.345, { kind: "money", unit: "", currency: "EUR", decimals: 2 })).toBe("€12.35");
    expect(formatValue(0.36, { kind: "percent", unit: "", decimals: 1 }, "axis")).toBe(`36${nb}%`);
    expect(formatValue(5000, { kind: "count", unit: "", decimals: 0 }, "axis")).toBe("5,000");
  });
});

describe("changes", () => {
  const count = { kind: "count" };
  it("gives amounts in %, rates in pp, and colour only past a threshold", () => {
    expect(changeOf(31_480, 26_680, count, "up")).toMatchObject({ direction: "up", text: `18.0${nb}%`, tone: "good" });
    expect(changeOf(6940, 7010, count, "up")).toMatchObject({ direction: "down", text: `1.0${nb}%`, tone: "neutral" });
    expect(changeOf(0.382, 0.413, { kind: "percent" }, "up")).toMatchObject({ text: `3.1${nb}pp`, tone: "bad" });
    expect(changeOf(10, 20, count, "down")).toMatchObject({ tone: "good" });
    expect(changeOf(10, 20, count, "none")).toMatchObject({ tone: "neutral" });
  });
  it("never divides by zero or by the unknown", () => {
    expect(changeOf(5, 0, count, "up")).toMatchObject({ text: "from 0" });
    expect(changeOf(0, 0, count, "up")).toMatchObject({ direction: "flat" });
    expect(changeOf(null, 3, count, "up")).toBeNull();
  });
});

describe("time", () => {
  it("reads an instant in the zone that is shown, not in the browser's", () => {
    const midnightInBerlin = "2026-10-31T23:00:00Z";
    expect(localDay(midnightInBerlin, "Europe/Berlin")).toBe("2026-11-01");
    expect(localDay(midnightInBerlin, "Pacific/Auckland")).toBe("2026-11-01");
    expect(localDay(midnightInBerlin, "America/Los_Angeles")).toBe("2026-10-31");
    expect(formatTime(midnightInBerlin, "Europe/Berlin")).toBe("00:00");
    expect(formatDay("2026-11-19T10:00:00Z", "Europe/Berlin")).toBe("Thu 19 Nov");
    expect(formatCalendarDay("2026-09-01")).toBe("1 Sep 2026");
    expect(zoneName("America/New_York")).toBe("New York");
  });
  it("prints a half-open span by its first and last day", () => {
    expect(formatSpan("2026-10-25T23:00:00Z", "2026-11-22T23:00:00Z", "Europe/Berlin")).toBe("26 Oct – 22 Nov 2026");
    expect(formatSpan("2025-12-30T23:00:00Z", "2026-01-01T23:00:00Z", "Europe/Berlin")).toBe(
      "31 Dec 2025 – 1 Jan 2026",
    );
  });
  it("labels axis and tooltip of a bucket with one day, also at a change of clocks", () => {
    const zone = "Europe/Berlin";
    expect(bucketLabel("2026-10-31T23:00:00Z", "2026-10-30T22:00:00Z", "day", zone)).toEqual({
      tick: "1 Nov",
      full: "Sun 1 Nov",
      starts: true,
    });
    expect(bucketLabel("2026-10-25T00:00:00Z", "2026-10-24T23:00:00Z", "hour", zone)).toMatchObject({ tick: "02:00" });
    expect(bucketLabel("2026-12-31T23:00:00Z", "2026-11-30T23:00:00Z", "month", zone)).toMatchObject({
      tick: "2027",
      full: "January 2027",
      starts: true,
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickTicks, spreadLabels } from "./labels.ts";
import { type TrendLike, toSeries } from "./line.ts";
import { geometryOf, scaleOf } from "./scale.ts";
import { moveSpot, spotWords } from "./speech.ts";

const nb = "\u00a0";
const count = { kind: "count", unit: "households", decimals: 0 };
const one = (label: string, values: readonly (number | null)[], more: object = {}) => ({
  key: label,
  label,
  role: "value",
  format: count,
  goodDirection: "up",
  values,
  ...more,
});

const trend: TrendLike = {
  interval: "day",
  zone: "Europe/Berlin",
  from: "2026-10-29T23:00:00Z",
  compareFrom: "2026-10-23T22:00:00Z",
  unfinished: true,
  buckets: ["2026-10-29T23:00:00Z", "2026-10-30T23:00:00Z", "2026-10-31T23:00:00Z"],
  series: [
    one("App", [100, 121, 50], { compareValues: [100, 100, 100] }),
    one("Other", [5, null, 1], { role: "other", compareValues: [4, 4, 4] }),
  ],
};

describe("toSeries", () => {
  const model = toSeries(trend);
  it("labels the buckets in the zone and marks a new month", () => {
    expect(model.points.map(({ label }) => label.tick)).toEqual(["30 Oct", "31 Oct", "1 Nov"]);
    expect(model.points.map(({ label }) => label.starts)).toEqual([false, false, true]);
  });
  it("names the compared days across a change of clocks", () => {
    expect(model.points.map(({ compareLabel }) => compareLabel)).toEqual(["Sat 24 Oct", "Sun 25 Oct", "Mon 26 Oct"]);
  });
  it("gives colours in order, grey to Other, and keeps missing apart from zero", () => {
    expect(model.series.map(({ hue }) => hue)).toEqual([1, 0]);
    expect(model.series[1]?.values).toEqual([5, null, 1]);
  });
  it("leaves what is after the last recorded event unknown, not zero", () => {
    const silent = toSeries(trend, "2026-10-30T12:00:00Z");
    expect(silent.silentFrom).toBe(1);
    expect(silent.series[0]?.values).toEqual([100, null, null]);
    expect(silent.series[0]?.compare).toEqual([100, 100, 100]);
    expect(spotWords(silent, { series: 0, point: 1 })?.value).toBe("nothing recorded");
    expect(toSeries(trend, "2026-11-01T12:00:00Z").silentFrom).toBeNull();
  });
  it("draws one scale only: a formula instead of its parts, and no money beside counts", () => {
    const money = { kind: "money", unit: "", currency: "EUR", decimals: 2 };
    const mixed = toSeries({ ...trend, series: [one("A", [1]), one("B", [2], { format: money }), one("C", [3])] });
    expect(mixed.series.map(({ name, index }) => [name, index])).toEqual([
      ["A", 0],
      ["C", 2],
    ]);
    const formula = toSeries({ ...trend, series: [one("A", [1]), one("F", [2])] });
    expect(formula.series.map(({ name, index }) => [name, index])).toEqual([["F", 1]]);
  });
  it("draws at most eight colours and one grey line", () => {
    const many = toSeries({ ...trend, series: Array.from({ length: 14 }, (_, index) => one(`v${index}`, [1, 2, 3])) });
    expect(many.series).toHaveLength(9);
    expect(many.series.map(({ hue }) => hue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 0]);
  });
});

describe("words of a point", () => {
  const model = toSeries(trend);
  it("says value, day and change", () => {
    expect(spotWords(model, { series: 0, point: 1 })?.spoken).toBe(
      `Sat 31 Oct, App, 121 households, up 21.0${nb}% on 100, Sun 25 Oct`,
    );
  });
  it("does not set an unfinished day against a whole one", () => {
    const words = spotWords(model, { series: 0, point: 2 });
    expect(words?.change).toBeNull();
    expect(words?.spoken).toBe("Sun 1 Nov, today so far, App, 50 households, before 100, Mon 26 Oct");
  });
  it("says none for a missing value", () => {
    expect(spotWords(model, { series: 1, point: 1 })?.value).toBe("none");
  });
  it("moves by arrows, stays inside, and goes round the series", () => {
    expect(moveSpot(model, { series: 0, point: 0 }, "ArrowLeft")).toEqual({ series: 0, point: 0 });
    expect(moveSpot(model, { series: 0, point: 0 }, "End")).toEqual({ series: 0, point: 2 });
    expect(moveSpot(model, { series: 0, point: 1 }, "ArrowUp")).toEqual({ series: 1, point: 1 });
    expect(moveSpot(model, { series: 0, point: 1 }, "x")).toBeNull();
  });
});

describe("scale", () => {
  it("starts at zero, or says by its minimum that it does not", () => {
    expect(scaleOf([120, 4510, 900]).ticks).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(scaleOf([0.38, 0.41, 0.42]).min).toBeGreaterThan(0.3);
    expect(scaleOf([-300, 1200]).min).toBeLessThan(0);
    expect(scaleOf([]).ticks.length).toBeGreaterThan(1);
    expect(scaleOf([0, 0]).max).toBeGreaterThan(0);
  });
  it("always holds every value, with few round ticks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const scale = scaleOf(values);
          const slack = (scale.max - scale.min) * 1e-6;
          expect(scale.min).toBeLessThanOrEqual(Math.min(...values) + slack);
          expect(scale.max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
          expect(scale.ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });
  it("places points from edge to edge", () => {
    const box = geometryOf(
      { width: 500, height: 300 },
      { left: 40, right: 60, top: 10, bottom: 30 },
      5,
      scaleOf([0, 10]),
    );
    expect([box.x(0), box.x(4), box.y(0), box.y(10)]).toEqual([40, 440, 270, 10]);
  });
});

describe("labels", () => {
  it("never overlap and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spreadLabels(wanted, 34, 0, 300);
        const sorted = [...placed].sort((a, b) => a - b);
        for (const [index, at] of sorted.entries())
          if (index > 0) expect(at - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(34 - 1e-9);
        expect(Math.max(...placed)).toBeLessThanOrEqual(300 - 17);
      }),
    );
  });
  it("picks four to six, the ends always", () => {
    const points = Array.from({ length: 28 }, (_, index) => ({
      label: { tick: String(index), full: "", starts: index === 6 },
      compareLabel: null,
    }));
    const ticks = pickTicks(points, 600);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBe(27);
    expect(ticks).toContain(6);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    expect(ticks.length).toBeLessThanOrEqual(6);
  });
});

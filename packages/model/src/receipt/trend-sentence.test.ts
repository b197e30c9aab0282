import { expect, test } from "vitest";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { trendSentence } from "./trend-sentence.ts";

const nouns = { customer: "household", account: "shop" };
const range = {
  zone: "Europe/Dublin",
  from: Date.parse("2026-01-01T00:00:00Z"),
  to: Date.parse("2027-01-01T00:00:00Z"),
};
const base: TrendQuery = {
  unit: "account",
  series: [{ event: "order.placed", measure: "unique" }],
  interval: "month",
  range: { from: "2026-01-01", to: "2026-12-31" },
};
const read = (query: Partial<TrendQuery>) => trendSentence({ ...base, ...query }, range, nouns, "Europe/Dublin");

test("a trend reads aloud: measure, event, unit, cut and range", () => {
  expect(read({})).toBe("Number of different shops with Order placed, by month, 1 Jan to 31 Dec 2026");
  expect(read({ series: [{ event: "*", measure: "total" }], interval: "day" })).toBe(
    "Number of events, by day, 1 Jan to 31 Dec 2026",
  );
});

test("series, formula and comparison are said", () => {
  const series = [
    { event: "order.placed", measure: "total" },
    { event: "view", measure: "total" },
  ] as const;
  const compare = { period: "previous" } as const;
  expect(read({ series, formula: { label: "orders per view", expression: "A / B" }, compare })).toBe(
    "A: number of Order placed events; B: number of View events, as orders per view = A / B, by month, " +
      "1 Jan to 31 Dec 2026, compared with the period before",
  );
  expect(read({ compare: { from: "2025-03-01" } })).toMatch(/, compared with as long from 1 Mar 2025$/);
});

test("tests, filter and breakdown are said", () => {
  const series = [
    {
      event: "order.placed",
      measure: "sum",
      property: "amount",
      where: [{ property: "channel", op: "is", value: "web" }],
    },
  ] as const;
  const filter = { did: { event: "view", window: { from: "2026-10-01", to: "2026-10-31" } } };
  expect(read({ series, filter, breakdown: [{ property: "channel" }] })).toBe(
    'Total amount of Order placed where channel is "web", of shops that did View between 1 Oct and 31 Oct 2026, ' +
      "by month and channel, 1 Jan to 31 Dec 2026",
  );
});

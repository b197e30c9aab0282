import { expect, test } from "vitest";
import { parseTrend } from "./parse-trend.ts";

const good = {
  unit: "customer",
  series: [{ event: "order.placed", measure: "total" }],
  interval: "day",
  range: { last: 30, unit: "day" },
} as const;

test("what is read is what was written", () => {
  const full = {
    ...good,
    series: [
      ...good.series,
      {
        label: "Money",
        event: "order.line",
        where: [{ property: "product.department", op: "is set" }],
        measure: "sum",
        property: "amount",
      },
    ],
    filter: { all: [] },
    breakdown: [{ property: "channel" }, { trait: "income" }],
    breakdownLimit: 5,
    compare: { period: "previous" },
    formula: { label: "Each", expression: "B / A" },
    zone: "Europe/Berlin",
  };
  expect(parseTrend(full)).toEqual({ query: full, problems: [] });
});

test.each<[object, string, string]>([
  [{ unit: "custmer" }, "unit", 'did you mean "customer"?'],
  [{ interval: "days" }, "interval", 'did you mean "day"?'],
  [{ series: [] }, "series", "1 to 10"],
  [{ series: [{ event: "a", measure: "totl" }] }, "series.0.measure", 'did you mean "total"?'],
  [{ series: [{ event: "a", measure: "sum" }] }, "series.0.property", "needs a property"],
  [{ series: [{ event: "a", measure: "total", property: "x" }] }, "series.0.property", "takes no property"],
  [{ series: [{ event: "a", measure: "percentile", property: "x" }] }, "series.0.percentile", "0 to 100"],
  [{ series: [{ event: "a", measure: "rolling7" }], interval: "hour" }, "series.0.measure", "by day or longer"],
  [{ range: { last: 0, unit: "day" } }, "range.last", "from 1"],
  [{ range: { from: "2026-02-30", to: "2026-03-01" } }, "range.from", "a day"],
  [{ range: { from: "2026-03-02", to: "2026-03-01" } }, "range", "before it begins"],
  [{ range: { last: 1000, unit: "day" }, interval: "hour" }, "range", "longer interval"],
  [{ range: { from: "0001-01-01", to: "2026-01-01" }, interval: "year" }, "range", "100 years"],
  [{ filter: { trait: { trait: "x", op: "iz" } } }, "filter.trait.op", "must be one of"],
  [{ unit: "account", filter: { trait: { trait: "x", op: "is set" } } }, "filter.trait", "belongs to a customer"],
  [{ breakdown: [{ property: "a" }, { property: "b" }, { property: "c" }] }, "breakdown", "at most 2"],
  [{ breakdown: [{ property: "a" }, { trait: "b" }], breakdownLimit: 50 }, "breakdownLimit", "1 to 20"],
  [{ compare: { period: "last" } }, "compare.period", "previous"],
  [{ formula: { expression: "A / B" } }, "formula.expression", "no series B"],
  [{ zone: "Europe/Atlantis" }, "zone", "IANA"],
  [{ serie: 1 }, "serie", 'did you mean "series"?'],
])("%j is refused where it is wrong", (wrong, path, words) => {
  const { query, problems } = parseTrend({ ...good, ...wrong });
  expect(query).toBeUndefined();
  expect(problems.map((p) => [p.path.join("."), p.message.includes(words)])).toContainEqual([path, true]);
});

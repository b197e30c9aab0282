import type { Compare, PropertyTest, Series, TrendQuery } from "@throughline/model";
import fc from "fast-check";
import { conditionOf, propertyTest } from "./arbitrary-condition.ts";
import { eventNames, someNow, worldAt } from "./arbitrary-world.ts";

const sessionTest = fc.constantFrom<PropertyTest>(
  { property: "session.channel", op: "is", value: "paid" },
  { property: "session.channel", op: "not in", value: ["Direct", "Shop window"] },
  { property: "session.channel", op: "contains", value: "R" },
  { property: "session.channel", op: "is not set" },
  { property: "session.bounce", op: "is", value: true },
  { property: "session.bounce", op: "is not", value: true },
  { property: "session.utmMedium", op: "is", value: "cpc" },
  { property: "session.pages", op: ">", value: 1 },
);

const series = (unit: TrendQuery["unit"]): fc.Arbitrary<Series> => {
  const sessions = ["sessions", "bounces", "bounceRate", "sessionDuration", "medianSessionDuration", "pagesPerSession"];
  const plain = [
    "total",
    "unique",
    "perUnit",
    ...sessions,
    "sessionsPerCustomer",
    ...(unit === "session" ? [] : ["rolling7", "rolling30"]),
  ];
  const withProperty = ["sum", "avg", "min", "max", "median", "distinct"];
  const measure = fc.oneof(
    fc.constantFrom(...plain).map((m) => ({ measure: m })),
    fc.constantFrom(...withProperty).map((m) => ({ measure: m, property: "amount" })),
    fc.constant({ measure: "sum", property: "product.amount" }),
    fc.constant({ measure: "percentile", property: "amount", percentile: 75 }),
  );
  const event = fc.constantFrom(...eventNames, "*");
  const where = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ where: fc.tuple(propertyTest) }) },
    { weight: 1, arbitrary: fc.record({ where: fc.tuple(sessionTest) }) },
  );
  return fc.tuple(event, where, measure).map(([name, tests, how]) => ({ event: name, ...tests, ...how }));
};

const range: fc.Arbitrary<TrendQuery["range"]> = fc.oneof(
  fc.record(
    {
      last: fc.integer({ min: 1, max: 9 }),
      unit: fc.constantFrom("day" as const, "week" as const),
      completeOnly: fc.constant(true),
    },
    { requiredKeys: ["last", "unit"] },
  ),
  fc.constant({ last: 3, unit: "month" } as const),
  fc.constant({ from: "2026-03-27", to: "2026-04-01" }),
);

type Compared = { readonly compare?: Compare };

/** A trend of one series, the world that it is asked of, and when. */
export const askedTrend = fc.constantFrom(...someNow).chain((now) =>
  fc.constantFrom<TrendQuery["unit"]>("customer", "customer", "account", "session").chain((unit) =>
    fc.record({
      now: fc.constant(now),
      world: worldAt(now),
      query: fc
        .tuple(
          series(unit),
          fc.constantFrom("day" as const, "week" as const, "month" as const, "quarter" as const, "year" as const),
          range,
          fc.oneof(
            { weight: 3, arbitrary: fc.constant({}) },
            {
              weight: 1,
              arbitrary: fc.record({ filter: conditionOf(unit === "account" ? "account" : "customer", true) }),
            },
          ),
          fc.array(
            fc.constantFrom(
              { property: "plan" },
              { property: "mixed" },
              { trait: "plan" },
              { account: "plan" },
              { session: "channel" },
              { session: "entryPage" },
              { session: "bounce" },
              { session: "pages" },
            ),
            { maxLength: 2 },
          ),
          fc.constantFrom(1, 2, 7),
          fc.constantFrom<Compared>(
            {},
            { compare: { period: "previous" } },
            { compare: { period: "sameWeekdaysLastYear" } },
            { compare: { from: "2026-03-20" } },
          ),
        )
        .map(
          ([one, interval, days, filter, breakdown, limit, compare]): TrendQuery => ({
            unit,
            series: [one],
            interval,
            range: days,
            ...filter,
            ...compare,
            ...(breakdown.length > 0 ? { breakdown, breakdownLimit: limit } : {}),
          }),
        ),
    }),
  ),
);

import type { Ask } from "../ask.ts";
import { cents, type Fact, facts } from "../fact.ts";
import type { Question } from "../question.ts";
import { byMonth, byValue, trend } from "../trend.ts";
import type { OnlineRetailFigures } from "./figures.ts";

const WORKSPACE = "online-retail";
const ZONE = "Europe/London";
const LINE = { event: "order.line" };
/** Customer present, no cancellation, quantity and price above 0; exact duplicates are kept. */
const CLEAN = {
  ...LINE,
  where: [
    { property: "order.accountId", op: "is set" },
    { property: "order.kind", op: "is", value: "order" },
    { property: "quantity", op: ">", value: 0 },
    { property: "unitPrice", op: ">", value: 0 },
  ],
};
const ORDERS = { ...CLEAN, measure: "distinct", property: "orderId" };
const SHOPS = { ...CLEAN, measure: "unique" };
const REVENUE = { ...CLEAN, measure: "sum", property: "amount" };
const PERIOD = { unit: "account", range: { from: "2010-12-01", to: "2011-12-31" } };

/** Counts of all rows, the clean ones in total and by month, and by the country of the order. */
export const onlineRetailQuestions: readonly Question<OnlineRetailFigures>[] = [
  ["counts", rows],
  ["clean", clean],
  ["countries", countries],
];

async function rows(ask: Ask, expected: OnlineRetailFigures): Promise<Fact[]> {
  const counted = (where?: object) => ({ ...LINE, measure: "total", ...(where && { where: [where] }) });
  const answer = await trend(ask, WORKSPACE, {
    ...PERIOD,
    interval: "month",
    series: [
      counted(),
      counted({ property: "order.accountId", op: "is not set" }),
      counted({ property: "order.kind", op: "is", value: "return" }),
      { ...CLEAN, measure: "total" },
    ],
  });
  const sum = (index: number) => [...byMonth(answer, index, ZONE).values()].reduce((a, b) => a + b, 0);
  const { rows: all, rows_without_customer, cancellation_rows } = expected;
  return [
    ...facts(
      "counts",
      { rows: all, rows_without_customer, cancellation_rows },
      { rows: sum(0), rows_without_customer: sum(1), cancellation_rows: sum(2) },
    ),
    ...facts("clean", { rows: expected.clean.rows }, { rows: sum(3) }),
  ];
}

async function clean(ask: Ask, expected: OnlineRetailFigures): Promise<Fact[]> {
  const answer = await trend(ask, WORKSPACE, { ...PERIOD, interval: "month", series: [ORDERS, SHOPS, REVENUE] });
  const [orders, shops, revenue] = [0, 1, 2].map((index) => byMonth(answer, index, ZONE));
  const { invoices, customers } = expected.clean;
  return [
    ...facts(
      "clean",
      { invoices, customers, revenue: cents(expected.clean.revenue) },
      {
        invoices: answer.series[0]?.total,
        customers: answer.series[1]?.total,
        revenue: cents(answer.series[2]?.total),
      },
    ),
    ...Object.entries(expected.monthly).flatMap(([month, row]) =>
      facts(
        `monthly.${month}`,
        { ...row, revenue: cents(row.revenue) },
        { orders: orders?.get(month), customers: shops?.get(month), revenue: cents(revenue?.get(month)) },
      ),
    ),
  ];
}

/** Two questions, so that a shop which ordered from two countries counts in both. */
async function countries(ask: Ask, expected: OnlineRetailFigures): Promise<Fact[]> {
  const question = {
    ...PERIOD,
    interval: "year",
    breakdown: [{ property: "order.country" }],
    breakdownLimit: 100,
  };
  const revenue = byValue(await trend(ask, WORKSPACE, { ...question, series: [REVENUE] }));
  const shops = await trend(ask, WORKSPACE, { ...question, series: [SHOPS] });
  const totals = new Map(shops.series.map((line) => [line.breakdown?.[0] ?? "(none)", line.total]));
  return Object.entries(expected.countries).flatMap(([country, row]) =>
    facts(
      `countries.${country}`,
      { ...row, revenue: cents(row.revenue) },
      { customers: totals.get(country), revenue: cents(revenue.get(country)) },
    ),
  );
}

import type { Ask } from "../ask.ts";
import { cents, type Fact, facts } from "../fact.ts";
import { size } from "../population.ts";
import type { Question } from "../question.ts";
import { byMonth, byValue, only, trend } from "../trend.ts";
import type { CompleteJourneyFigures } from "./figures.ts";

const WORKSPACE = "complete-journey";
const ZONE = "America/New_York";
const LINE = { event: "order.line" };
const SALES = { ...LINE, measure: "sum", property: "amount" };
const MEASURES = [
  { ...LINE, measure: "total" },
  { ...LINE, measure: "distinct", property: "orderId" },
  { ...LINE, measure: "unique" },
  SALES,
];
const YEAR = { unit: "customer", range: { from: "2017-01-01", to: "2017-12-31" } };

/** Totals of the year, who was reached, each month, and the departments. */
export const salesQuestions: readonly Question<CompleteJourneyFigures>[] = [
  ["totals", totals],
  ["households", households],
  ["monthly_tx", monthly],
  ["top_departments", departments],
];

async function totals(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const answer = await trend(ask, WORKSPACE, {
    ...YEAR,
    interval: "year",
    series: [
      ...MEASURES,
      { ...LINE, measure: "sum", property: "retailDiscount" },
      { ...LINE, measure: "sum", property: "couponDiscount" },
      { ...LINE, measure: "total", where: [{ property: "product.department", op: "is not set" }] },
    ],
  });
  return facts(
    "totals",
    {
      transactions: expected.rows["transactions_sample"] ?? 0,
      tx_baskets: expected.tx_baskets,
      tx_households: expected.tx_households,
      tx_sales_value: cents(expected.tx_sales_value),
      tx_retail_disc: cents(expected.tx_retail_disc),
      tx_coupon_disc: cents(expected.tx_coupon_disc),
      unmatched_products: expected.unmatched_products,
    },
    {
      transactions: only(answer, 0),
      tx_baskets: only(answer, 1),
      tx_households: only(answer, 2),
      tx_sales_value: cents(only(answer, 3)),
      tx_retail_disc: cents(only(answer, 4)),
      tx_coupon_disc: cents(only(answer, 5)),
      unmatched_products: only(answer, 6),
    },
  );
}

async function households(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const targeted = { did: { event: "campaign.targeted" } };
  const known = { trait: { trait: "income", op: "is set" } };
  const found = facts(
    "totals",
    {
      targeted_households: expected.targeted_households,
      redeeming_households: expected.redeeming_households,
      buying_households: expected.tx_households,
      targeted_with_demographics: expected.demographics_coverage.targeted_with_demographics,
      demographics: expected.rows["demographics"] ?? 0,
    },
    {
      targeted_households: await size(ask, WORKSPACE, targeted),
      redeeming_households: await size(ask, WORKSPACE, { did: { event: "Coupon redeemed" } }),
      buying_households: await size(ask, WORKSPACE, { did: LINE }),
      targeted_with_demographics: await size(ask, WORKSPACE, { all: [targeted, known] }),
      demographics: await size(ask, WORKSPACE, known),
    },
  );
  for (const [income, count] of Object.entries(expected.demographics_coverage.income_counts)) {
    const got = { [income]: await size(ask, WORKSPACE, { trait: { trait: "income", op: "is", value: income } }) };
    found.push(...facts("income_counts", { [income]: count }, got));
  }
  return found;
}

async function monthly(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const answer = await trend(ask, WORKSPACE, { ...YEAR, interval: "month", series: MEASURES });
  const [lines, baskets, units, sales] = MEASURES.map((_, index) => byMonth(answer, index, ZONE));
  return Object.entries(expected.monthly_tx).flatMap(([month, row]) =>
    facts(
      `monthly_tx.${month}`,
      { ...row, sales: cents(row.sales) },
      {
        lines: lines?.get(month),
        baskets: baskets?.get(month),
        households: units?.get(month),
        sales: cents(sales?.get(month)),
      },
    ),
  );
}

async function departments(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const answer = await trend(ask, WORKSPACE, {
    ...YEAR,
    interval: "year",
    series: [SALES],
    breakdown: [{ property: "product.department" }],
    breakdownLimit: 100,
  });
  const sales = [...byValue(answer)].filter(([name]) => name !== "(none)").sort((a, b) => b[1] - a[1]);
  return Object.entries(expected.top_departments).flatMap(([name, amount], rank) => {
    const [gotName, gotAmount] = sales[rank] ?? [];
    return facts(
      `top_departments.${rank + 1}`,
      { name, sales: cents(amount) },
      { name: gotName, sales: cents(gotAmount) },
    );
  });
}

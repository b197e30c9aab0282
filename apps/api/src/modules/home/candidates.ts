import type { CatalogAnswer } from "@throughline/engine";
import type { TrendQuery } from "@throughline/model";

/** One figure that the Home page may show: what it is, and how it is asked. */
export interface Candidate {
  readonly key: string;
  readonly query: TrendQuery;
}

/** The last 28 whole days against the 28 before: four of each weekday in both. */
const over = {
  interval: "day",
  range: { last: 28, unit: "day", completeOnly: true },
  compare: { period: "previous" },
} as const satisfies Pick<TrendQuery, "interval" | "range" | "compare">;

const assignments: ReadonlySet<string> = new Set(["campaign.targeted", "campaign.held_out", "order.line"]);
const quiet: ReadonlySet<string> = new Set(["Identified", "Group joined", "Alias"]);
const mostEvents = 3;

/** The figures of a workspace, most telling first: its orders where it has orders, then its most frequent events. */
export function candidates(catalog: CatalogAnswer): readonly Candidate[] {
  const orders = catalog.events.find(({ name }) => name === "order.placed");
  const returns = catalog.events.find(({ name }) => name === "order.returned");
  const byCount = catalog.events
    .filter(({ name, kind, count }) => count > 0 && kind !== 2 && !assignments.has(name) && !quiet.has(name))
    .filter(({ name }) => !name.startsWith("order."))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostEvents);
  const unitOf = (customers: number): TrendQuery["unit"] => (customers > 0 ? "customer" : "account");
  const figure = (key: string, unit: TrendQuery["unit"], series: TrendQuery["series"][number]): Candidate => ({
    key,
    query: { unit, series: [series], ...over },
  });
  return [
    ...(orders
      ? [
          figure("revenue", unitOf(orders.customers), {
            event: "order.placed",
            measure: "sum",
            property: "amount",
            label: "Revenue",
          }),
          figure("orders", unitOf(orders.customers), { event: "order.placed", measure: "total", label: "Orders" }),
          figure("buyers", unitOf(orders.customers), { event: "order.placed", measure: "unique", label: "Buyers" }),
        ]
      : []),
    ...(returns
      ? [figure("returns", unitOf(returns.customers), { event: "order.returned", measure: "total", label: "Returns" })]
      : []),
    ...byCount.map(({ name, customers }) =>
      figure(`event:${name}`, unitOf(customers), { event: name, measure: "total", label: name }),
    ),
    ...byCount
      .slice(0, 1)
      .map(({ name, customers }) =>
        figure(`people:${name}`, unitOf(customers), { event: name, measure: "unique", label: `People: ${name}` }),
      ),
  ];
}

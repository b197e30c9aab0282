import type { CatalogAnswer } from "@throughline/engine";
import {
  addDays,
  type Clock,
  dayOf,
  eventTitle,
  foldText,
  type PlannedEvent,
  type TrendQuery,
} from "@throughline/model";

/** One figure that the Home page may show: what it is, and how it is asked. */
export interface Candidate {
  readonly key: string;
  readonly query: TrendQuery;
}

const days = 28;

const assignments: ReadonlySet<string> = new Set(["campaign.targeted", "campaign.held_out", "order.line"]);
const quiet: ReadonlySet<string> = new Set(["Identified", "Group joined", "Alias"]);
const mostEvents = 3;

/**
 * The figures of a workspace, most telling first: its orders where it has orders, then its most frequent events, under
 * their labels and without those that the tracking plan (`planned`, by folded name) hides.
 */
export function candidates(
  catalog: CatalogAnswer,
  clock: Clock,
  planned: ReadonlyMap<string, PlannedEvent>,
): readonly Candidate[] {
  const over = spanOf(catalog, clock);
  const orders = catalog.events.find(({ name }) => name === "order.placed");
  const returns = catalog.events.find(({ name }) => name === "order.returned");
  const byCount = catalog.events
    .filter(({ name, kind, count }) => count > 0 && kind !== 2 && !assignments.has(name) && !quiet.has(name))
    .filter(({ name }) => !name.startsWith("order.") && !planned.get(foldText(name))?.hidden)
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
      figure(`event:${name}`, unitOf(customers), {
        event: name,
        measure: "total",
        label: planned.get(foldText(name))?.label || eventTitle(name),
      }),
    ),
  ];
}

/**
 * 28 whole days against the 28 before, four of each weekday in both. They end with yesterday, or with the day before the
 * newest event where nothing arrives any more: days without data are not days without business.
 */
function spanOf({ events }: CatalogAnswer, clock: Clock): Pick<TrendQuery, "interval" | "range" | "compare"> {
  const newest = Math.min(clock.now, Math.max(0, ...events.map(({ lastSeen }) => lastSeen)));
  const to = addDays(dayOf(newest === 0 ? clock.now : newest, clock.zone), -1);
  return { interval: "day", range: { from: addDays(to, 1 - days), to }, compare: { period: "previous" } };
}

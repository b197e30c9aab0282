import {
  type Compare,
  type Condition,
  type Dimension,
  type Interval,
  type Range,
  type Series,
  segmentsNamed,
  type TrendQuery,
} from "@throughline/model";

/**
 * A trend as it is edited: the query without what the top bar holds. It is the same key-tagged value as the definition,
 * so it is written to the URL and sent to the API without a mapping in between.
 */
export interface TrendDraft {
  readonly unit: TrendQuery["unit"];
  readonly series: readonly Series[];
  readonly filter?: Condition;
  readonly breakdown?: readonly Dimension[];
  readonly interval: Interval;
  readonly formula?: { readonly label?: string; readonly expression: string };
}

export const intervals: readonly Interval[] = ["hour", "day", "week", "month", "quarter", "year"];
export const units: readonly TrendQuery["unit"][] = ["customer", "account", "session"];

/** The whole question: the draft with the bar's range, comparison, zone and segment. */
export function toQuery(
  draft: TrendDraft,
  bar: {
    readonly range: Range;
    readonly compare: Compare | null;
    readonly zone: string | null;
    readonly segment: string | null;
    readonly internal: boolean;
  },
): TrendQuery {
  return {
    ...draft,
    ...(bar.segment !== null && { filter: within(draft.filter, bar.segment) }),
    range: bar.range,
    ...(bar.compare && { compare: bar.compare }),
    ...(bar.zone !== null && { zone: bar.zone }),
    ...(bar.internal && { includeInternal: true as const }),
  };
}

/** The filter, for who is in a saved segment besides. */
function within(filter: Condition | undefined, segment: string): Condition {
  return filter === undefined ? { segment } : { all: [filter, { segment }] };
}

/** Ids of the segments that a draft names. */
export function segmentsOf({ unit, filter, breakdown = [] }: TrendDraft): readonly string[] {
  const by = breakdown.flatMap((dimension) => ("segment" in dimension ? [dimension.segment] : []));
  return [...by, ...(filter ? segmentsNamed(filter, unit === "account" ? "account" : "customer") : [])];
}

/** What a first visit asks: how many customers did the event that most of them do. */
export function firstDraft(
  events: readonly { readonly name: string; readonly customers: number; readonly count: number }[],
): TrendDraft | null {
  const usual = events.find(({ name }) => name === "order.placed");
  const most = [...events].sort((a, b) => b.customers - a.customers || b.count - a.count)[0];
  const event = usual ?? most;
  if (!event) return null;
  return {
    unit: event.customers > 0 ? "customer" : "account",
    series: [{ event: event.name, measure: "unique" }],
    interval: "day",
  };
}

import type { TrendQuery } from "@throughline/model";

/** The trend of one event with a segment as its filter: units per week, 13 weeks. Internal users are in the segment, so they count. */
export function segmentTrend(
  segment: { readonly id: string; readonly unit: "customer" | "account" },
  event: string,
  zone: string,
): TrendQuery {
  return {
    unit: segment.unit,
    series: [{ event, measure: "unique" }],
    filter: { segment: segment.id },
    includeInternal: true,
    interval: "week",
    range: { last: 13, unit: "week" },
    zone,
  };
}

import type { Plan } from "@throughline/query";
import { measuredField } from "../../../conditions/did/event-plan.ts";
import { and, column, whole } from "../../../conditions/test/field-columns.ts";
import type { Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import { addDays, dayOf, startOfDay } from "../../../time/day.ts";
import { choiceOf, type DimensionValue, dimensionColumns, joinDimensions } from "./dimension.ts";
import type { Grouping } from "./grouping.ts";
import type { Stretch } from "./period.ts";
import { sessionPlan } from "./session-plan.ts";
import { type SeriesInput, sourceOf, unitOf } from "./source.ts";

/** Columns `bucket` (unless total), `d0`, `d1`, and the metric's aggregates. */
export function seriesPlan(
  input: SeriesInput,
  shown: readonly (readonly DimensionValue[])[],
  stretch: Stretch,
  total: boolean,
): Plan {
  const dimensions = input.query.breakdown ?? [];
  const by = dimensions.map(
    (d, i) => [`d${i}`, choiceOf(dimensionColumns(d, i, input.series.event), shown[i] ?? [])] as const,
  );
  return groupedPlan(input, stretch, { dimensions, by, bucket: !total });
}

/** The metric's aggregates (as `series`) per group of the events that a series counts. */
export function groupedPlan(input: SeriesInput, stretch: Stretch, grouping: Grouping): Plan {
  const { event, property, measure } = input.series;
  const metric = metricNamed(measure);
  if (typeof metric.over === "object") return trailingPlan(input, metric, metric.over.trailingDays, stretch, grouping);
  if (metric.over === "sessions") return sessionPlan(input, metric, stretch, grouping);
  const { events, at } = sourceOf(input, metric, stretch.from, stretch.to);
  const { plan, field } = measuredField(joinDimensions(events, grouping.dimensions, input), event, property);
  const bucket = grouping.bucket ? ([["bucket", { bucket: at, bounds: stretch.bounds }]] as const) : [];
  const percentile = (input.series.percentile ?? 50) / 100;
  return {
    aggregate: filtered(plan, grouping),
    by: Object.fromEntries([...bucket, ...grouping.by]),
    measures: metric.aggregates({ unit: unitOf(input.query, metric), property: field, percentile }),
    as: "series",
  };
}

const filtered = (plan: Plan, { where }: Grouping): Plan => (where ? { filter: plan, where } : plan);

/**
 * Each unit once per local day, then each day into every bucket whose trailing window holds it. The window ends with the
 * bucket, or with `until` where the bucket is not over; a bucket that begins after `until` has none.
 */
function trailingPlan(
  input: SeriesInput,
  metric: Metric,
  days: number,
  { bounds: edges, until }: Stretch,
  grouping: Grouping,
): Plan {
  const { zone } = input;
  const ends = edges
    .slice(1)
    .map((end) => Math.min(end, until))
    .filter((end, i) => end > (edges[i] ?? end));
  const lastDays = ends.map((end) => dayOf(end - 1, zone));
  const firstDay = addDays(lastDays[0] ?? dayOf(until, zone), 1 - days);
  const bounds = dayStarts(firstDay, lastDays.at(-1) ?? firstDay, zone);
  const index = (day: string) => bounds.findLastIndex((start) => start <= startOfDay(day, zone));
  const held = lastDays.map((day, bucket) => [bucket, index(addDays(day, 1 - days)), index(day)] as const);
  const to = Math.min(bounds.at(-1) ?? until, edges.at(-1) ?? until);
  const { events, at } = sourceOf(input, metric, bounds[0] ?? until, to);
  const [unit] = unitOf(input.query, metric);
  const daily: Plan = {
    project: filtered(joinDimensions(events, grouping.dimensions, input), grouping),
    columns: { unit: unit ?? whole(0), day: { bucket: at, bounds }, ...Object.fromEntries(grouping.by) },
    as: "daily",
    distinct: true,
  };
  const columns = (["bucket", "first", "last"] as const).map((name) => ({ name, type: "integer" }) as const);
  const day = column("day", "daily");
  return {
    aggregate: {
      join: daily,
      to: { rows: held, columns, as: "held" },
      kind: "inner",
      on: and(
        { call: ">=", args: [day, column("first", "held")] },
        { call: "<=", args: [day, column("last", "held")] },
      ),
    },
    by: Object.fromEntries([
      ...(grouping.bucket ? [["bucket", column("bucket", "held")] as const] : []),
      ...grouping.by.map(([name]) => [name, column(name, "daily")] as const),
    ]),
    measures: metric.aggregates({ unit: [column("unit", "daily")], property: undefined, percentile: 0.5 }),
    as: "series",
  };
}

/** The starts of the local days from the first to the last, and the end of the last. A day that never was has none. */
function dayStarts(first: string, last: string, zone: string): number[] {
  const starts: number[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) starts.push(startOfDay(day, zone));
  return [...new Set([...starts, startOfDay(addDays(last, 1), zone)])];
}

import type { Expr, Plan } from "@throughline/query";
import {
  eventProperty,
  eventsPlan,
  isEvent,
  lowerPropertyTest,
  relatedField,
  within,
} from "../../../conditions/did/event-plan.ts";
import { and, column, type Field, whole } from "../../../conditions/test/field-columns.ts";
import type { Metric } from "../../../metrics/metric.ts";
import { metricNamed } from "../../../metrics/registry.ts";
import { lowerPopulation } from "../../../population/lower.ts";
import type { Clock } from "../../../time/clock.ts";
import { addDays, dayOf, startOfDay } from "../../../time/day.ts";
import type { Series, TrendQuery } from "../trend.ts";
import { choiceOf, type DimensionValue, dimensionField, joinDimensions } from "./dimension.ts";
import type { Period } from "./period.ts";
import { sessionEvents, sessionKey } from "./session-events.ts";

/** Is a number of this series counted by session, and so in the bucket in which the session starts? */
function bySession(query: TrendQuery, metric: Metric): boolean {
  return (
    metric.over === "sessions" || (query.unit === "session" && (metric.counts === "units" || metric.name === "perUnit"))
  );
}

function unitOf(query: TrendQuery, metric: Metric): readonly Expr[] {
  if (bySession(query, metric)) return sessionKey;
  return [column(query.unit === "account" ? "account" : "customer", "e")];
}

/** Events of units that the filter leaves out are not counted; without a filter, events of nobody are. */
function unitFilter(query: TrendQuery, clock: Clock): readonly Expr[] {
  if (!query.filter) return [];
  const unit = query.unit === "account" ? "account" : "customer";
  return [{ in: column(unit, "e"), plan: lowerPopulation({ unit, where: query.filter }, clock) }];
}

interface Source {
  readonly events: Plan;
  /** The instant that decides the bucket. */
  readonly at: Expr;
}

function sourceOf(query: TrendQuery, series: Series, metric: Metric, from: number, to: number, clock: Clock): Source {
  const where = series.where ?? [];
  if (!bySession(query, metric))
    return {
      events: eventsPlan(series.event, where, { from, to }, clock, unitFilter(query, clock)),
      at: column("t", "e"),
    };
  const at = column("startedAt", "e");
  const [customers] = unitFilter(query, clock);
  const tests = where.map((test) => lowerPropertyTest(test, clock));
  return {
    events: {
      filter: sessionEvents(customers),
      where: and(isEvent(series.event), ...within({ from, to }, at), ...tests),
    },
    at,
  };
}

/** The measured property; one of a related record is joined as `p`. */
function withProperty(events: Plan, property: string | undefined): { plan: Plan; field: Field | undefined } {
  const to = property === undefined ? undefined : relatedField(property);
  if (property === undefined || !to)
    return { plan: events, field: property === undefined ? undefined : eventProperty(property) };
  const on: Expr = { call: "=", args: [column(to.by, "e"), column("id", "p")] };
  return {
    plan: { join: events, to: { scan: to.relation, as: "p" }, kind: "left", on },
    field: { name: to.field, of: "p" },
  };
}

export interface SeriesPlan {
  readonly query: TrendQuery;
  readonly series: Series;
  readonly shown: readonly (readonly DimensionValue[])[];
  readonly clock: Clock;
}

/** Columns `bucket` (unless total), `d0`, `d1`, and the metric's aggregates. */
export function seriesPlan(input: SeriesPlan, period: Pick<Period, "from" | "to" | "bounds">, total: boolean): Plan {
  const { query, series, shown, clock } = input;
  const metric = metricNamed(series.measure);
  const dimensions = query.breakdown ?? [];
  const choices = (): [string, Expr][] =>
    dimensions.map((d, i) => [`d${i}`, choiceOf(dimensionField(d, i), shown[i] ?? [])]);
  if (typeof metric.over === "object") return trailingPlan(input, metric, metric.over.trailingDays, period, choices());
  const { events, at } = sourceOf(query, series, metric, period.from, period.to, clock);
  const { plan, field } = withProperty(joinDimensions(events, dimensions), series.property);
  const bucket: [string, Expr][] = total ? [] : [["bucket", { bucket: at, bounds: period.bounds }]];
  const percentile = (series.percentile ?? 50) / 100;
  return {
    aggregate: plan,
    by: Object.fromEntries([...bucket, ...choices()]),
    measures: metric.aggregates({ unit: unitOf(query, metric), property: field, percentile }),
    as: "series",
  };
}

/** Each unit once per local day, then each day into every bucket whose trailing window holds it. */
function trailingPlan(
  { query, series, clock }: SeriesPlan,
  metric: Metric,
  days: number,
  period: Pick<Period, "from" | "to" | "bounds">,
  choices: readonly [string, Expr][],
): Plan {
  const ends = period.bounds.slice(1).map((end) => dayOf(end - 1, clock.zone));
  const firstDay = addDays(ends[0] ?? dayOf(period.from, clock.zone), 1 - days);
  const lastDay = ends.at(-1) ?? firstDay;
  const index = new Map<string, number>();
  const bounds: number[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    const start = startOfDay(day, clock.zone);
    if (bounds.at(-1) !== start) bounds.push(start);
    index.set(day, bounds.length - 1);
  }
  bounds.push(startOfDay(addDays(lastDay, 1), clock.zone));
  const held = ends.map(
    (end, bucket) => [bucket, index.get(addDays(end, 1 - days)) ?? 0, index.get(end) ?? 0] as const,
  );
  const { events, at } = sourceOf(query, series, metric, bounds[0] ?? 0, bounds.at(-1) ?? 0, clock);
  const [unit] = unitOf(query, metric);
  const daily: Plan = {
    project: joinDimensions(events, query.breakdown ?? []),
    columns: { unit: unit ?? whole(0), day: { bucket: at, bounds }, ...Object.fromEntries(choices) },
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
      ["bucket", column("bucket", "held")],
      ...choices.map(([name]) => [name, column(name, "daily")]),
    ]),
    measures: metric.aggregates({ unit: [column("unit", "daily")], property: undefined, percentile: 0.5 }),
    as: "series",
  };
}

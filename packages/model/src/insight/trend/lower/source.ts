import type { Expr, Plan } from "@throughline/query";
import { eventsPlan, within } from "../../../conditions/did/event-plan.ts";
import { and, column, not } from "../../../conditions/test/field-columns.ts";
import type { Metric } from "../../../metrics/metric.ts";
import { lowerPopulation } from "../../../population/lower.ts";
import type { Clock } from "../../../time/clock.ts";
import type { CountedTrend, Series, TrendQuery } from "../trend.ts";

/** One series of a query. `clock` is the workspace's, by which conditions are read; `zone` cuts the days. */
export interface SeriesInput {
  readonly query: CountedTrend;
  readonly series: Series;
  readonly clock: Clock;
  readonly zone: string;
}

/** Is a number of this series counted by session, and so in the bucket in which the session starts? */
export function bySession(query: TrendQuery, metric: Metric): boolean {
  return (
    metric.over === "sessions" || (query.unit === "session" && (metric.counts === "units" || metric.name === "perUnit"))
  );
}

export function unitOf(query: TrendQuery, metric: Metric): readonly Expr[] {
  if (bySession(query, metric)) return [column("id", "s")];
  return [column(query.unit === "account" ? "account" : "customer", "e")];
}

/** Events of units that the filter leaves out are not counted; without a filter, events of nobody are. */
export function unitFilter({ unit: counted, filter, leaveOut }: CountedTrend, clock: Clock, of = "e"): readonly Expr[] {
  const unit = counted === "account" ? "account" : "customer";
  const left = leaveOut && lowerPopulation({ unit: "customer", where: leaveOut }, clock);
  return [
    ...(filter ? [{ in: column(unit, of), plan: lowerPopulation({ unit, where: filter }, clock) }] : []),
    ...(left ? [not({ in: column("customer", of), plan: left })] : []),
  ];
}

interface Source {
  readonly events: Plan;
  /** The instant that decides the bucket. */
  readonly at: Expr;
}

/** The events (as `e`) that a series counts, in [from, to); beside them their session (as `s`) where it decides the bucket. */
export function sourceOf({ query, series, clock }: SeriesInput, metric: Metric, from: number, to: number): Source {
  const where = series.where ?? [];
  const filter = unitFilter(query, clock);
  if (!bySession(query, metric))
    return { events: eventsPlan(series.event, where, { from, to }, clock, filter), at: column("t", "e") };
  const own: Expr = { call: "=", args: [column("session", "e"), column("id", "s")] };
  return {
    events: {
      join: eventsPlan(series.event, where, { from }, clock, filter),
      to: { scan: "sessions", as: "s" },
      kind: "inner",
      on: and(own, ...startsWithin(from, to)),
    },
    at: column("startedAt", "s"),
  };
}

/** Sessions (as `s`) that start in [from, to) and belong to somebody that the question may see. */
export function startsWithin(from: number, to: number): readonly Expr[] {
  return [...within({ from, to }, column("startedAt", "s")), { call: "isNotNull", args: [column("customer", "s")] }];
}

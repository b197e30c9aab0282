import type { Expr, Plan } from "@throughline/query";
import { eventsPlan, isEvent, lowerPropertyTest, within } from "../../../conditions/did/event-plan.ts";
import { and, column } from "../../../conditions/test/field-columns.ts";
import type { Metric } from "../../../metrics/metric.ts";
import { lowerPopulation } from "../../../population/lower.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Series, TrendQuery } from "../trend.ts";
import { sessionEvents, sessionKey } from "./session-events.ts";

/** One series of a query. `clock` is the workspace's, by which conditions are read; `zone` cuts the days. */
export interface SeriesInput {
  readonly query: TrendQuery;
  readonly series: Series;
  readonly clock: Clock;
  readonly zone: string;
}

/** Is a number of this series counted by session, and so in the bucket in which the session starts? */
function bySession(query: TrendQuery, metric: Metric): boolean {
  return (
    metric.over === "sessions" || (query.unit === "session" && (metric.counts === "units" || metric.name === "perUnit"))
  );
}

export function unitOf(query: TrendQuery, metric: Metric): readonly Expr[] {
  if (bySession(query, metric)) return sessionKey;
  return [column(query.unit === "account" ? "account" : "customer", "e")];
}

/** Events of units that the filter leaves out are not counted; without a filter, events of nobody are. */
export function unitFilter(query: TrendQuery, clock: Clock): readonly Expr[] {
  if (!query.filter) return [];
  const unit = query.unit === "account" ? "account" : "customer";
  return [{ in: column(unit, "e"), plan: lowerPopulation({ unit, where: query.filter }, clock) }];
}

interface Source {
  readonly events: Plan;
  /** The instant that decides the bucket. */
  readonly at: Expr;
}

/** The events (as `e`) that a series counts, in [from, to). */
export function sourceOf({ query, series, clock }: SeriesInput, metric: Metric, from: number, to: number): Source {
  const where = series.where ?? [];
  const filter = unitFilter(query, clock);
  if (!bySession(query, metric))
    return { events: eventsPlan(series.event, where, { from, to }, clock, filter), at: column("t", "e") };
  const at = column("startedAt", "e");
  const tests = where.map((test) => lowerPropertyTest(series.event, test, clock));
  const whole = query.unit !== "account";
  return {
    events: {
      filter: sessionEvents(whole ? filter[0] : undefined),
      where: and(isEvent(series.event), ...within({ from, to }, at), ...tests, ...(whole ? [] : filter)),
    },
    at,
  };
}

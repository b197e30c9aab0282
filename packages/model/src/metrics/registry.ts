import { avg } from "./avg/avg.ts";
import { bounceRate } from "./bounce-rate/bounce-rate.ts";
import { bounces } from "./bounces/bounces.ts";
import { distinct } from "./distinct/distinct.ts";
import { max } from "./max/max.ts";
import { median } from "./median/median.ts";
import { medianSessionDuration } from "./median-session-duration/median-session-duration.ts";
import type { Metric } from "./metric.ts";
import { min } from "./min/min.ts";
import { pagesPerSession } from "./pages-per-session/pages-per-session.ts";
import { perUnit } from "./per-unit/per-unit.ts";
import { percentile } from "./percentile/percentile.ts";
import { rolling7 } from "./rolling7/rolling7.ts";
import { rolling30 } from "./rolling30/rolling30.ts";
import { sessionDuration } from "./session-duration/session-duration.ts";
import { sessions } from "./sessions/sessions.ts";
import { sessionsPerCustomer } from "./sessions-per-customer/sessions-per-customer.ts";
import { sum } from "./sum/sum.ts";
import { total } from "./total/total.ts";
import { unique } from "./unique/unique.ts";

/** Every measure, one line each, in the order in which they are offered. */
export const metrics: readonly Metric[] = [
  total,
  unique,
  sum,
  avg,
  min,
  max,
  median,
  percentile,
  distinct,
  perUnit,
  rolling7,
  rolling30,
  sessions,
  bounces,
  bounceRate,
  sessionDuration,
  medianSessionDuration,
  pagesPerSession,
  sessionsPerCustomer,
];

const byName: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.name, metric]));

export const measureNames: readonly string[] = [...byName.keys()];

export function metricNamed(name: string): Metric {
  const found = byName.get(name);
  if (!found) throw new Error(`no metric "${name}"`);
  return found;
}

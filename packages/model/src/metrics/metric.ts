import type { Aggregate, Expr } from "@throughline/query";
import type { Field } from "../conditions/test/field-columns.ts";
import type { MeasureName, Series } from "../insight/trend/trend.ts";
import { eventTitle } from "../text/event-title.ts";

/** One group of an answer: the aggregates by name, as numbers or exact decimal text; missing where there were no rows. */
export type Cell = (name: string) => number | string | null;

export interface MetricInput {
  /** What tells one unit from another. */
  readonly unit: readonly Expr[];
  readonly property: Field | undefined;
  /** 0 to 1. */
  readonly percentile: number;
}

export interface MetricWords {
  /** Plural noun of the unit. */
  readonly units: string;
}

/** What a measure over sessions reads of each: seconds, pages, whether it is a bounce, and whose it is. */
export type SessionValue = "duration" | "pages" | "bounce" | "customer";

/** A measure of a trend. Adding one is a folder with this value, and a line in the registry. */
export interface Metric {
  readonly name: MeasureName;
  readonly describe: string;
  readonly label: (series: Series, words: MetricWords) => string;
  readonly needsProperty: boolean;
  /** What the number counts: `units` has exactly that many people, `events` and `values` have the people who did them. */
  readonly counts: "units" | "events" | "values";
  /** The unit printed behind the number; `property` takes the property's own format. */
  readonly format: "units" | "events" | "sessions" | "property" | "ratio" | "share" | "duration";
  readonly goodDirection: "up" | "down" | "none";
  /** The value of a bucket without events: counts are 0, averages of nothing are none. */
  readonly empty: 0 | null;
  /** Where the events come from: as they are, with a trailing window of local days, or put into sessions. */
  readonly over: "events" | "sessions" | { readonly trailingDays: number };
  /** Over sessions: these are columns of `v`, which has one row per session, beside `session`, its id. */
  readonly reads?: readonly SessionValue[];
  readonly aggregates: (input: MetricInput) => Readonly<Record<string, Aggregate>>;
  readonly value: (cell: Cell) => number | null;
  /** The same value by the engine, over the aggregates: the breakdown's values with the largest get lines of their own. */
  readonly rank: (aggregate: (name: string) => Expr) => Expr;
  /** The exact decimal text, for sums of money. */
  readonly exact?: (cell: Cell) => string | null;
  /** Are the buckets' values parts of the total? Else the total is asked for itself. */
  readonly additive: boolean;
}

export function numberOf(cell: Cell, name: string): number | null {
  const value = cell(name);
  return value === null ? null : Number(value);
}

/** "Bounce rate", or "Bounce rate of sessions with Product viewed" where an event is asked for. */
export function ofSessions(head: string, series: Series): string {
  if (series.event !== "*") return `${head} of sessions with ${eventTitle(series.event)}`;
  return (series.where ?? []).length > 0 ? `${head} of sessions with such an event` : head;
}

/** Event and property as a phrase: "amount of Order placed". */
export function ofProperty(series: Series): string {
  return `${series.property ?? "value"} of ${eventTitle(series.event)}`;
}

import type { Condition, PropertyTest } from "../../conditions/condition.ts";

export type Interval = "hour" | "day" | "week" | "month" | "quarter" | "year";

/**
 * `last N units` = N whole local days (weeks, months) ending with the unfinished one; `completeOnly` ends with the one
 * before. `from`/`to` are local calendar days, both inclusive.
 */
export type Range =
  | { readonly last: number; readonly unit: "day" | "week" | "month"; readonly completeOnly?: boolean }
  | { readonly from: string; readonly to: string };

/** A name of the registry `metrics/`, which has one folder per measure: a name is data, checked when a query is read. */
export type MeasureName = string;

export interface Series {
  readonly label?: string;
  /** Event name; `*` is any collected event. */
  readonly event: string;
  readonly where?: readonly PropertyTest[];
  readonly measure: MeasureName;
  /** Needed by sum, avg, min, max, median, percentile and distinct. */
  readonly property?: string;
  /** For `percentile`, 0 to 100. */
  readonly percentile?: number;
}

/**
 * A property of the event, a field of its customer, its account or its session (`sessionFields`), or whether the unit is in
 * a saved segment, as it is now.
 */
export type Dimension =
  | { readonly property: string }
  | { readonly trait: string }
  | { readonly account: string }
  | { readonly session: string }
  | { readonly segment: string };

export type Compare =
  | { readonly period: "previous" | "sameWeekdaysLastYear" }
  /** First day of the period compared with, which is as long as the range. */
  | { readonly from: string };

export interface TrendQuery {
  readonly unit: "customer" | "account" | "session";
  readonly series: readonly Series[];
  /** Who is counted. */
  readonly filter?: Condition;
  /** Internal and test users are counted too; absent: they are left out. */
  readonly includeInternal?: true;
  readonly breakdown?: readonly Dimension[];
  /** Default 7; values past it are "Other". At most 100. */
  readonly breakdownLimit?: number;
  readonly interval: Interval;
  readonly range: Range;
  readonly compare?: Compare;
  /** Arithmetic over series letters: `A / B`, `(A - B) / A * 100`. */
  readonly formula?: { readonly label?: string; readonly expression: string };
  /** Default: the workspace's. */
  readonly zone?: string;
}

/** A trend as it is counted: without the events of the customers whom the condition holds for. */
export interface CountedTrend extends TrendQuery {
  readonly leaveOut?: Condition;
}

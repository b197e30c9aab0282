import { type Ask, type Problem, refuseProblems } from "./ask.ts";

export interface TrendSeries {
  readonly label: string;
  readonly breakdown: readonly (string | null)[] | null;
  readonly role: string;
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

export interface Trend {
  readonly buckets: readonly (string | number)[];
  readonly hiddenValues: number;
  readonly series: readonly TrendSeries[];
}

const DOCUMENT = `query Facts($workspace: ID!, $query: TrendInput!) {
  workspace(id: $workspace) {
    trend(query: $query) {
      trend { buckets hiddenValues series { label breakdown role values total } }
      problems { code message path }
    }
  }
}`;

interface Answer {
  readonly workspace: {
    readonly trend: {
      readonly trend: Trend | null;
      readonly problems: readonly Problem[];
    };
  };
}

/** Asks one trend; the series come back in the order asked, with a breakdown grouped by it. */
export async function trend(ask: Ask, workspace: string, query: object): Promise<Trend> {
  const { trend: result } = (await ask<Answer>(DOCUMENT, { workspace, query })).workspace;
  refuseProblems(result.problems);
  if (!result.trend) throw new Error("the trend has no answer");
  return result.trend;
}

/**
 * One figure per breakdown value: the line's buckets added up, so the measure is a count or a sum, or there is one bucket.
 * Units without a value are "(none)".
 */
export function byValue(answer: Trend): ReadonlyMap<string, number> {
  if (answer.hiddenValues > 0) throw new Error(`${answer.hiddenValues} values were folded into Other`);
  const lines = answer.series.filter((line) => line.role !== "whole");
  return new Map(lines.map((line) => [line.breakdown?.[0] ?? "(none)", line.values.reduce<number>(plus, 0)]));
}

const plus = (sum: number, value: number | null) => sum + (value ?? 0);

/** The one value of a series in a trend with a single bucket and no breakdown. */
export function only(answer: Trend, index: number): number | null {
  return answer.series[index]?.values[0] ?? null;
}

/** The values of a series by the month of their bucket, `YYYY-MM` in the zone given. */
export function byMonth(answer: Trend, index: number, timeZone: string): ReadonlyMap<string, number> {
  const month = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit" });
  const values = answer.series[index]?.values ?? [];
  return new Map(answer.buckets.map((start, i) => [month.format(new Date(start)), values[i] ?? 0]));
}

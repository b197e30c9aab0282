import { conditionWords, isEveryone } from "../conditions/meaning.ts";
import { testWords } from "../conditions/test/words.ts";
import { unitWords } from "../insight/trend/result/format.ts";
import type { Dimension, Series, TrendQuery } from "../insight/trend/trend.ts";
import { metricNamed } from "../metrics/registry.ts";
import { eventTitle } from "../text/event-title.ts";
import { capital, listWords, type Nouns, plural } from "../text/words.ts";
import { rangeWords } from "../time/stretch-words.ts";

/**
 * The question read aloud: "Number of different shops with Order placed, by month, 1 Jan to 31 Dec 2026". The range is
 * in milliseconds, with the answer's zone, conditions in the workspace's.
 */
export function trendSentence(
  query: TrendQuery,
  range: { readonly from: number; readonly to: number; readonly zone: string },
  nouns: Nouns,
  workspaceZone: string,
): string {
  const units = unitWords(query, nouns);
  const unit = query.unit === "account" ? "account" : "customer";
  const { filter } = query;
  const measured = query.series.map((series) => measuredWords(series, units));
  const who =
    filter && !isEveryone(filter)
      ? [`of ${plural(nouns[unit])} that ${conditionWords(filter, unit, nouns, workspaceZone)}`]
      : [];
  const cuts = [query.interval, ...(query.breakdown ?? []).map(dimensionWords)];
  return capital(
    [measured.join("; "), ...who, `by ${listWords(cuts, "and")}`, rangeWords(range.from, range.to, range.zone)].join(
      ", ",
    ),
  );
}

function measuredWords(series: Series, units: string): string {
  const metric = metricNamed(series.measure);
  const label = metric.label(series, { units });
  const tests = (series.where ?? []).map((test) => `${test.property} ${testWords(test)}`);
  const where = tests.length > 0 ? ` where ${listWords(tests, "and")}` : "";
  if (metric.format === "units") return `number of different ${label}${where}`;
  if (metric.format !== "events") return `${label}${where}`;
  return `${series.event === "*" ? "number of events" : `number of ${eventTitle(series.event)} events`}${where}`;
}

function dimensionWords(dimension: Dimension): string {
  if ("property" in dimension) return dimension.property;
  return "trait" in dimension ? dimension.trait : dimension.account;
}

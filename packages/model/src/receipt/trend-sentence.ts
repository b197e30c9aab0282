import { conditionWords, isEveryone } from "../conditions/meaning.ts";
import type { Saved } from "../conditions/saved.ts";
import { testWords } from "../conditions/test/words.ts";
import { unitWords } from "../insight/trend/result/format.ts";
import type { Compare, Dimension, Series, TrendQuery } from "../insight/trend/trend.ts";
import { metricNamed } from "../metrics/registry.ts";
import { fieldTitle } from "../session/field-title.ts";
import { eventTitle } from "../text/event-title.ts";
import { capital, listWords, type Nouns, plural } from "../text/words.ts";
import { dayWords, rangeWords } from "../time/stretch-words.ts";

/**
 * The question read aloud: "Number of different shops with Order placed, by month, 1 Jan to 31 Dec 2026". The range is
 * in milliseconds, with the answer's zone, conditions in the workspace's.
 */
export function trendSentence(
  query: TrendQuery,
  range: { readonly from: number; readonly to: number; readonly zone: string },
  nouns: Nouns,
  workspaceZone: string,
  saved?: Saved,
): string {
  const units = unitWords(query, nouns);
  const unit = query.unit === "account" ? "account" : "customer";
  const { filter } = query;
  const letters = query.formula !== undefined;
  const measured = query.series.map(
    (series, i) => `${letters ? `${letterOf(i)}: ` : ""}${measuredWords(series, units, workspaceZone)}`,
  );
  const who =
    filter && !isEveryone(filter)
      ? [`of ${plural(nouns[unit])} that ${conditionWords(filter, unit, nouns, workspaceZone, saved)}`]
      : [];
  const cuts = [query.interval, ...(query.breakdown ?? []).map((one) => dimensionWords(one, saved))];
  const formula = query.formula ? [`as ${query.formula.label ?? "a figure"} = ${query.formula.expression}`] : [];
  const compared = query.compare ? [comparedWords(query.compare)] : [];
  const when = rangeWords(range.from, range.to, range.zone);
  return capital(
    [measured.join("; "), ...formula, ...who, `by ${listWords(cuts, "and")}`, when, ...compared].join(", "),
  );
}

function measuredWords(series: Series, units: string, zone: string): string {
  const metric = metricNamed(series.measure);
  const label = metric.label(series, { units });
  const tests = (series.where ?? []).map((test) => `${test.property} ${testWords(test, zone)}`);
  const where = tests.length > 0 ? ` where ${listWords(tests, "and")}` : "";
  if (metric.format === "units") return `number of different ${label}${where}`;
  if (metric.format !== "events") return `${label}${where}`;
  return `${series.event === "*" ? "number of events" : `number of ${eventTitle(series.event)} events`}${where}`;
}

/** The letter by which a formula names a series. */
const letterOf = (series: number): string => String.fromCharCode(65 + series);

function comparedWords(compare: Compare): string {
  if ("from" in compare) return `compared with as long from ${dayWords(compare.from)}`;
  return compare.period === "previous"
    ? "compared with the period before"
    : "compared with the same weekdays of the year before";
}

function dimensionWords(dimension: Dimension, saved?: Saved): string {
  if ("segment" in dimension)
    return `whether in "${saved?.segments.get(dimension.segment)?.name ?? dimension.segment}"`;
  if ("property" in dimension) return dimension.property;
  if ("session" in dimension) return `${fieldTitle(dimension.session)} of the session`;
  return "trait" in dimension ? dimension.trait : dimension.account;
}

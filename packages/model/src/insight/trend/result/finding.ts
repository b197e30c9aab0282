import { eventTitle } from "../../../text/event-title.ts";
import { figureWords } from "../../../text/figure-words.ts";
import { capital } from "../../../text/words.ts";
import { daysBetween } from "../../../time/day.ts";
import type { TrendQuery } from "../trend.ts";
import type { TrendAnswer, TrendLine } from "./answer.ts";

/** Smaller changes than this are called level. */
const level = 0.005;

function percent(change: number): string {
  const points = Math.abs(change) * 100;
  return `${points.toLocaleString("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`;
}

function comparedWith(query: TrendQuery, answer: TrendAnswer, elapsed: boolean): string {
  const { days } = answer.periods.main;
  const length = daysBetween(days.from, days.to);
  const span = `${length} day${length === 1 ? "" : "s"}`;
  const compare = query.compare;
  const name =
    compare && "period" in compare
      ? compare.period === "previous"
        ? `the previous ${span}`
        : "the same weekdays last year"
      : `the ${span} from ${answer.periods.compare?.days.from ?? ""}`;
  return elapsed ? `the same part of ${name}` : name;
}

/** One honest sentence about the first line: what the figures show, over equal elapsed time, and never a cause. */
export function finding(query: TrendQuery, answer: TrendAnswer): string {
  const wholes = answer.lines.filter((line) => line.role === "whole");
  const line = wholes.find((candidate) => candidate.series === null) ?? wholes[0];
  if (!line) return leading(query, answer);
  const { total } = line;
  const label = capital(line.measure);
  if (total === null) return `${label}: ${answer.problems[0]?.message ?? "no value in this range"}`;
  const elapsed = line.compareElapsedTotal !== null;
  const before = elapsed ? line.compareElapsedTotal : answer.unfinished ? null : line.compareTotal;
  if (before === null) return `${label}: ${figureWords(total, line.format)}`;
  const than = comparedWith(query, answer, elapsed);
  const now = figureWords(total, line.format);
  if (before === 0) return total === 0 ? `${label}: none, as in ${than}` : `${label}: ${now}, after none in ${than}`;
  const change = (total - before) / Math.abs(before);
  if (Math.abs(change) < level)
    return `${label} stayed level at ${now}, against ${figureWords(before, line.format)} in ${than}`;
  const [verb, direction] = change > 0 ? ["rose", "up"] : ["fell", "down"];
  return `${label} ${verb} to ${now}, ${direction} ${percent(change)} on ${than}`;
}

function leading(query: TrendQuery, answer: TrendAnswer): string {
  const most = largest(answer.lines.filter(({ role }) => role === "value"));
  if (most?.total) return `${most.label} leads with ${figureWords(most.total, most.format)} ${inSentence(query, most)}`;
  const rest = largest(answer.lines.filter(({ role }) => role === "none"));
  if (!rest?.total) return "Nothing happened in this range";
  return `${capital(rest.measure)}: ${figureWords(rest.total, rest.format)}, none of it with a value to break down by`;
}

const largest = (lines: readonly TrendLine[]): TrendLine | undefined =>
  lines.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))[0];

/** A measure's name after a number; names that begin with an event's keep its capital. */
function inSentence(query: TrendQuery, { measure, series }: TrendLine): string {
  const { event, label } = query.series[series ?? -1] ?? {};
  const isName = label !== undefined || (event !== undefined && measure.startsWith(eventTitle(event)));
  return isName ? measure : measure.charAt(0).toLowerCase() + measure.slice(1);
}

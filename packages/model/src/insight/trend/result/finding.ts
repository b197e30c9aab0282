import { capital } from "../../../text/words.ts";
import { daysBetween } from "../../../time/day.ts";
import type { TrendQuery } from "../trend.ts";
import type { TrendAnswer, TrendLine, ValueFormat } from "./answer.ts";

/** Smaller changes than this are called level. */
const level = 0.005;

function numberWords(value: number, format: ValueFormat): string {
  if (format.kind === "money" && format.currency)
    return value.toLocaleString("en-GB", { style: "currency", currency: format.currency });
  const digits = format.kind === "count" ? 0 : format.decimals;
  return value.toLocaleString("en-GB", { maximumFractionDigits: digits });
}

function percent(change: number): string {
  const points = Math.abs(change) * 100;
  return `${points.toLocaleString("en-GB", { maximumFractionDigits: points < 10 ? 1 : 0 })} %`;
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
  return elapsed ? `${name}, as far as they had got by now` : name;
}

/** One honest sentence about the first line: what the figures show, over equal elapsed time, and never a cause. */
export function finding(query: TrendQuery, answer: TrendAnswer): string {
  const wholes = answer.lines.filter((line) => line.role === "whole");
  const line = wholes.find((candidate) => candidate.series === null) ?? wholes[0];
  if (!line) return leading(answer);
  const { total } = line;
  const label = capital(line.measure);
  if (total === null) return `${label}: no value in this range`;
  const elapsed = line.compareElapsedTotal !== null;
  const before = elapsed ? line.compareElapsedTotal : answer.unfinished ? null : line.compareTotal;
  if (before === null) return `${label}: ${numberWords(total, line.format)}`;
  const than = comparedWith(query, answer, elapsed);
  const now = numberWords(total, line.format);
  if (before === 0) return total === 0 ? `${label}: none, as in ${than}` : `${label}: ${now}, after none in ${than}`;
  const change = (total - before) / Math.abs(before);
  if (Math.abs(change) < level)
    return `${label} stayed level at ${now}, against ${numberWords(before, line.format)} in ${than}`;
  const [verb, direction] = change > 0 ? ["rose", "up"] : ["fell", "down"];
  return `${label} ${verb} to ${now}, ${direction} ${percent(change)} on ${than}`;
}

function leading(answer: TrendAnswer): string {
  const named = answer.lines.filter((line) => line.role === "value" && line.total !== null);
  const most = named.reduce<TrendLine | undefined>(
    (a, b) => (a && (a.total ?? 0) >= (b.total ?? 0) ? a : b),
    undefined,
  );
  if (!most?.total) return "Nothing happened in this range";
  return `${most.label} leads ${most.measure} with ${numberWords(most.total, most.format)}`;
}

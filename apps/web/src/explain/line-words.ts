import { formatNumber } from "../ui/format/number.ts";
import { formatDate } from "../ui/format/time.ts";
import { traitValue } from "../values/trait-value.ts";
import type { ExplainedLine } from "./explain-documents.ts";

const wholes: Readonly<Record<string, string>> = {
  all: "All of these",
  any: "At least one of these",
  not: "Not this",
};

/** A whole says how its parts count; a condition says itself. */
export const titleOf = ({ kind, sentence }: Pick<ExplainedLine, "kind" | "sentence">): string =>
  wholes[kind] ?? `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;

const measures: Readonly<Record<string, string>> = {
  sum: "total",
  avg: "average",
  min: "smallest",
  max: "largest",
  distinct: "different values",
  satisfying: "of them fit",
};

const leading: ReadonlySet<string> = new Set(["sum", "avg", "min", "max"]);

/** What was counted and what was read: "counted 1, since 3 Nov 2026", "plan: free". */
export function restsOn({ counts, fields, from }: Pick<ExplainedLine, "counts" | "fields" | "from">, zone: string) {
  const counted = counts.map(({ what, value }) => {
    if (what === "existed since") return value === null ? "never seen" : `since ${formatDate(new Date(value), zone)}`;
    const figure = value === null ? "unknown" : formatNumber(value);
    if (what === "count") return `counted ${figure}`;
    return leading.has(what) ? `${measures[what]} ${figure}` : `${figure} ${measures[what] ?? what}`;
  });
  const since = from && counts.length > 0 ? [`since ${formatDate(from, zone)}`] : [];
  const read = fields.map(({ field, value }) => `${field}: ${value === null ? "not known" : traitValue(value, zone)}`);
  return [...counted, ...since, ...read].join(", ");
}

/** What is so of this one, short: `plan is "free"`, or the condition with what was counted. */
export function factOf(
  { sentence, matches, counts, fields }: Pick<ExplainedLine, "sentence" | "matches" | "counts" | "fields">,
  zone: string,
): string {
  if (counts.length === 0 && fields.length > 0) return fields.map((read) => valueWords(read, zone)).join(", ");
  return `${sentence}: ${restsOn({ counts, fields, from: null }, zone) || (matches ? "met" : "not met")}`;
}

function valueWords({ field, value }: ExplainedLine["fields"][number], zone: string): string {
  if (value === null) return `${field} is not known`;
  const words = traitValue(value, zone);
  return `${field} is ${words === value ? `"${words}"` : words}`;
}

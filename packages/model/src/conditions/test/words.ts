import { listWords } from "../../text/words.ts";
import { describeDuration, parseDuration } from "../../time/duration.ts";
import { pointWords } from "../../time/stretch-words.ts";
import type { FieldTest, TestOperator, Value } from "../condition.ts";
import { operators } from "./operators.ts";

export function valueWords(value: Value): string {
  if (typeof value === "string") return `"${value}"`;
  return typeof value === "number"
    ? value.toLocaleString("en-GB", { maximumFractionDigits: 10 })
    : value
      ? "yes"
      : "no";
}

const shown = 5;

function listed(values: readonly Value[]): string {
  const words = values.slice(0, shown).map(valueWords);
  return listWords(values.length > shown ? [...words, `${values.length - shown} more`] : words, "or");
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

const opposites: Partial<Record<TestOperator, TestOperator>> = Object.fromEntries(
  Object.entries(operators).flatMap(([op, { negates }]) =>
    negates
      ? [
          [op, negates],
          [negates, op],
        ]
      : [],
  ),
);

/** "is more than" -> "is not more than", "starts with" -> "does not start with". */
function negate(words: string): string {
  return words.startsWith("is ")
    ? words.replace("is ", "is not ")
    : words.replace(/^has /, "haves ").replace(/^(\w+)s /, "does not $1 ");
}

/** Completes "whose plan ...": `is "pro"`, `is before 1 Oct 2026`, `is not in the last 7 days`; days and times of `zone`. */
export function testWords(test: FieldTest, zone: string, negated = false): string {
  const opposite = opposites[test.op];
  if (negated && opposite) return testWords({ ...test, op: opposite }, zone);
  const words = negated ? negate(operators[test.op].words) : operators[test.op].words;
  if (test.value === undefined) return words;
  if (isList(test.value)) {
    const ends = test.value.map((v) =>
      typeof v === "string" && operators[test.op].operand === "pair" ? pointWords(v, zone) : valueWords(v),
    );
    return `${words} ${test.op === "between" ? listWords(ends, "and") : listed(test.value)}`;
  }
  const { operand } = operators[test.op];
  const duration = operand === "duration" ? parseDuration(String(test.value)) : undefined;
  if (duration) return `${words} ${describeDuration(duration)}`;
  return `${words} ${operand === "moment" ? pointWords(String(test.value), zone) : valueWords(test.value)}`;
}

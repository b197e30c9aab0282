import { didYouMean } from "../../text/nearest.ts";
import { edgesOf } from "../../time/day.ts";
import { parseDuration } from "../../time/duration.ts";
import type { FieldTest, TestOperator, Value } from "../condition.ts";
import { complain, type Path, type Reader } from "../parse/reader.ts";
import { isOperator, type Operand, operatorNames, operators } from "./operators.ts";

const maxValues = 10_000;
const maxText = 2000;

const isValue = (v: unknown): v is Value =>
  typeof v === "boolean" ||
  (typeof v === "number" && Number.isFinite(v)) ||
  (typeof v === "string" && v.length <= maxText);

/** Days and instants are checked in UTC: only their form matters here. */
const isMoment = (v: unknown): v is string => typeof v === "string" && edgesOf(v, "UTC") !== undefined;

const expected: Readonly<Record<Operand, string>> = {
  one: `one text (at most ${maxText} characters), number or boolean`,
  list: `a list of 1 to ${maxValues} texts, numbers or booleans`,
  text: "a text that is not empty",
  number: "a number",
  pair: "two numbers or two dates, the smaller first",
  none: "left out",
  moment: "a date (2026-03-01) or an instant (2026-03-01T09:00:00Z)",
  duration: "a duration such as P7D or PT24H",
};

const accepts: Readonly<Record<Operand, (value: unknown) => boolean>> = {
  one: isValue,
  list: (v) => Array.isArray(v) && v.length > 0 && v.length <= maxValues && v.every(isValue),
  text: (v) => typeof v === "string" && v !== "" && v.length <= maxText,
  number: (v) => typeof v === "number" && Number.isFinite(v),
  pair: isPair,
  none: (v) => v === undefined,
  moment: isMoment,
  duration: (v) => typeof v === "string" && parseDuration(v) !== undefined,
};

function isPair(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [low, high]: unknown[] = value;
  if (typeof low === "number" && typeof high === "number") return Number.isFinite(high) && low <= high;
  if (!isMoment(low) || !isMoment(high)) return false;
  return (edgesOf(low, "UTC")?.start ?? 0) <= (edgesOf(high, "UTC")?.start ?? 0);
}

/** Reads `op` and `value`; the operator decides what the value may be. */
export function readTest(reader: Reader, body: ReadonlyMap<string, unknown>, path: Path): FieldTest | undefined {
  const op = body.get("op");
  if (!isOperator(op)) {
    const near = typeof op === "string" ? didYouMean(op, operatorNames) : "";
    return complain(reader, [...path, "op"], "unknownOperator", `must be one of ${operatorNames.join(", ")}${near}`);
  }
  const value = body.get("value");
  const { operand } = operators[op];
  if (!accepts[operand](value))
    return complain(reader, [...path, "value"], "wrongType", `"${op}" needs a value that is ${expected[operand]}`);
  return withValue(op, value);
}

function withValue(op: TestOperator, value: unknown): FieldTest {
  if (Array.isArray(value)) return { op, value: value.filter(isValue) };
  return isValue(value) ? { op, value } : { op };
}

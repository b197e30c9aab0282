import type { CountOperator } from "../condition.ts";
import { complain, given, type Path, type Reader, readChoice } from "../parse/reader.ts";

export const countOperators: readonly CountOperator[] = ["=", "!=", ">=", "<=", ">", "<", "between"];

export interface Amount {
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
}

/** `op` and `value`, which come together. Counts are whole and not below 0. */
export function readAmount(
  reader: Reader,
  body: ReadonlyMap<string, unknown>,
  path: Path,
  counts: "whole" | "any",
): Amount {
  const op = given(body, path)("op", (v, at) => readChoice(reader, v, at, countOperators));
  if (!body.has("value")) {
    if (op !== undefined) complain(reader, [...path, "value"], "required", `"${op}" needs a value`);
    return {};
  }
  const value = readValue(reader, body.get("value"), op, counts, [...path, "value"]);
  if (!body.has("op")) complain(reader, [...path, "op"], "required", howToCompare);
  return op === undefined || value === undefined ? {} : { op, value };
}

export const howToCompare = "say how to compare: = != >= <= > < between";

function readValue(
  reader: Reader,
  value: unknown,
  op: CountOperator | undefined,
  counts: "whole" | "any",
  path: Path,
): Amount["value"] {
  const ok = (n: unknown): n is number =>
    typeof n === "number" && Number.isFinite(n) && (counts === "any" || (n >= 0 && Number.isInteger(n)));
  if (op === "between") {
    const [low, high]: unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
    if (ok(low) && ok(high) && low <= high) return [low, high];
    return complain(reader, path, "wrongType", "between needs two numbers, the smaller first");
  }
  if (ok(value)) return value;
  return complain(reader, path, "wrongType", counts === "whole" ? "must be a whole number from 0" : "must be a number");
}

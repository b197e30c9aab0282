import { operators, type TestOperator } from "@throughline/model";

const text: readonly TestOperator[] = [
  "is",
  "is not",
  "in",
  "not in",
  "contains",
  "not contains",
  "starts with",
  "ends with",
  "is set",
  "is not set",
];
const numeric: readonly TestOperator[] = ["is", "is not", ">", ">=", "<", "<=", "between", "is set", "is not set"];
const instant: readonly TestOperator[] = [
  "before",
  "after",
  "in the last",
  "in the next",
  "anniversary in",
  "is set",
  "is not set",
];
const truth: readonly TestOperator[] = ["is", "is not", "is set", "is not set"];

/** The tests that mean something for a field's type. */
export function operatorsFor(type: string): readonly TestOperator[] {
  if (type === "number" || type === "money") return numeric;
  if (type === "instant") return instant;
  if (type === "boolean") return truth;
  return text;
}

/** How many values a test takes. */
export function arityOf(op: TestOperator): "none" | "one" | "many" | "two" {
  if (op === "is set" || op === "is not set") return "none";
  if (op === "in" || op === "not in") return "many";
  return op === "between" ? "two" : "one";
}

/** A test as it reads in a sentence. */
export const operatorWords = (op: TestOperator): string => operators[op].words;

import type { TestOperator } from "../condition.ts";

/** What the value of an operator must be. */
export type Operand = "one" | "list" | "text" | "number" | "pair" | "none" | "moment" | "duration";

interface Operator {
  readonly operand: Operand;
  /** The positive test whose exact negation this is. */
  readonly negates?: TestOperator;
  /** Completes "whose plan ...". */
  readonly words: string;
}

/** The closed list of field tests (`docs/counting.md`). */
export const operators: Readonly<Record<TestOperator, Operator>> = {
  is: { operand: "one", words: "is" },
  "is not": { operand: "one", negates: "is", words: "is not" },
  in: { operand: "list", words: "is one of" },
  "not in": { operand: "list", negates: "in", words: "is none of" },
  contains: { operand: "text", words: "contains" },
  "not contains": { operand: "text", negates: "contains", words: "does not contain" },
  "starts with": { operand: "text", words: "starts with" },
  "ends with": { operand: "text", words: "ends with" },
  ">": { operand: "number", words: "is more than" },
  ">=": { operand: "number", words: "is at least" },
  "<": { operand: "number", words: "is less than" },
  "<=": { operand: "number", words: "is at most" },
  between: { operand: "pair", words: "is between" },
  "is set": { operand: "none", words: "is known" },
  "is not set": { operand: "none", negates: "is set", words: "is not known" },
  before: { operand: "moment", words: "is before" },
  after: { operand: "moment", words: "is after" },
  "in the last": { operand: "duration", words: "is in the last" },
  "in the next": { operand: "duration", words: "is in the next" },
  "anniversary in": { operand: "duration", words: "has its anniversary in the next" },
};

export const operatorNames = Object.keys(operators);

export function isOperator(op: unknown): op is TestOperator {
  return typeof op === "string" && Object.hasOwn(operators, op);
}

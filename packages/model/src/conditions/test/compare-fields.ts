import type { Expr } from "@throughline/query";
import type { TestOperator } from "../condition.ts";
import { and, type Field, type Letter, letter, not, or } from "./field-columns.ts";
import { operators } from "./operators.ts";

/** The tests that can compare with another field instead of a value. */
export const comparing: ReadonlySet<TestOperator> = new Set<TestOperator>([
  "is",
  "is not",
  ">",
  ">=",
  "<",
  "<=",
  "before",
  "after",
]);

const calls = { ">": ">", ">=": ">=", "<": "<", "<=": "<=", before: "<", after: ">" } as const;

/** One field against another: true only where both hold a value of the same type; elements of lists meet by `is`. */
export function compareFields(op: TestOperator, one: Field, other: Field): Expr {
  const { negates } = operators[op];
  if (negates) return not(compareFields(negates, one, other));
  if (op === "before" || op === "after") return both(calls[op], "t", one, other);
  if (op === ">" || op === ">=" || op === "<" || op === "<=") return numbers(calls[op], one, other);
  if (op !== "is") return or();
  return or(
    both("=", "s", one, other),
    numbers("=", one, other),
    both("=", "b", one, other),
    { call: "listHas", args: [letter(one, "l"), letter(other, "s")] },
    { call: "listHas", args: [letter(other, "l"), letter(one, "s")] },
    { call: "listsMeet", args: [letter(one, "l"), letter(other, "l")] },
  );
}

type Comparison = "=" | ">" | ">=" | "<" | "<=";

function both(call: Comparison, of: Letter, one: Field, other: Field): Expr {
  return { call, args: [letter(one, of), letter(other, of)] };
}

/** Exact where both are exact decimals. */
function numbers(call: Comparison, one: Field, other: Field): Expr {
  const exact = [letter(one, "d"), letter(other, "d")].map((d): Expr => ({ call: "isNotNull", args: [d] }));
  return or(both(call, "d", one, other), and(not(and(...exact)), both(call, "n", one, other)));
}

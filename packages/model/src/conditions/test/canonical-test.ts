import { foldText } from "../../text/fold-text.ts";
import { byMeaning } from "../canonical-order.ts";
import type { FieldTest, Value } from "../condition.ts";
import { operators } from "./operators.ts";

const foldValue = (value: Value): Value => (typeof value === "string" ? foldText(value) : value);
const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** One form of equal tests: folded texts, lists of choices sorted, a list of one is `is`. Moments and durations stay. */
export function canonicalTest<T extends FieldTest>(test: T): T {
  const { operand } = operators[test.op];
  if (test.value === undefined || operand === "moment" || operand === "duration" || operand === "pair") return test;
  if (!isList(test.value)) return { ...test, value: foldValue(test.value) };
  const values = byMeaning(test.value.map(foldValue));
  const [only, ...more] = values;
  if (only !== undefined && more.length === 0) return { ...test, op: test.op === "in" ? "is" : "is not", value: only };
  return { ...test, value: values };
}

/** Splits a negative test into its positive one, so that `is not` and `not(is)` are one definition. */
export function positiveTest<T extends FieldTest>(test: T): { readonly test: T; readonly negated: boolean } {
  const one = canonicalTest(test);
  const { negates } = operators[one.op];
  return negates ? { test: { ...one, op: negates }, negated: true } : { test: one, negated: false };
}

import { expect, test } from "vitest";
import { evaluateFormula, parseFormula } from "./formula.ts";

const evaluate = (text: string, values: readonly (number | null)[]) => {
  const formula = parseFormula(text, values.length);
  return typeof formula === "string" ? formula : evaluateFormula(formula, values);
};

test.each<[string, (number | null)[], number | null]>([
  ["A / B", [1, 4], 0.25],
  ["(a - b) / a * 100", [200, 150], 25],
  ["A - B - 1", [5, 2], 2],
  ["2 + 3 * A", [4], 14],
  ["-A + 1.5", [1], 0.5],
  ["A / B", [1, 0], null],
  ["A + B", [1, null], null],
])("%s of %j is %s", (text, values, expected) => expect(evaluate(text, values)).toBe(expected));

test.each([
  ["A +", "ends too early"],
  ["(A", "not closed"],
  ["A B", '"B" is not expected'],
  ["C", "there is no series C"],
  ["alert(1)", "not expected here"],
  ["A; B", "not understood"],
  ["((((((((((((((((((((((((((((((((((A))))))))))))))))))))))))))))))))))", "nests at most"],
  ["A+".repeat(150), "at most 200"],
])("%s is refused with a sentence", (text, words) => expect(evaluate(text, [1, 2])).toContain(words));

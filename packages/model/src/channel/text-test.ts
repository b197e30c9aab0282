import type { Expr } from "@throughline/query";
import type { FieldTest } from "../conditions/condition.ts";
import { positiveTest } from "../conditions/test/canonical-test.ts";
import { not, or, text } from "../conditions/test/field-columns.ts";
import { foldText } from "../text/fold-text.ts";

const foldedTexts = ({ value }: FieldTest): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string").map(foldText);

/** Does a known text satisfy a positive test? The same rules as for stored texts, for names that are in no store. */
export function textHolds(test: FieldTest, known: string): boolean {
  if (test.op === "is set") return true;
  const folded = foldText(known);
  const texts = foldedTexts(test);
  const [first] = texts;
  if (first === undefined) return false;
  switch (test.op) {
    case "is":
    case "in":
      return texts.includes(folded);
    case "contains":
      return folded.includes(first);
    case "starts with":
      return folded.startsWith(first);
    case "ends with":
      return folded.endsWith(first);
    default:
      return false;
  }
}

const functions = { contains: "contains", "starts with": "startsWith", "ends with": "endsWith" } as const;

/** A test of a folded text, which may be missing. */
export function lowerTextTest(test: FieldTest, folded: Expr): Expr {
  const { test: positive, negated } = positiveTest(test);
  const holds = lowerPositive(positive, folded);
  return negated ? not(holds) : holds;
}

function lowerPositive(test: FieldTest, folded: Expr): Expr {
  const texts = foldedTexts(test);
  const [first] = texts;
  const { op } = test;
  if (op === "is set") return { call: "isNotNull", args: [folded] };
  if (first === undefined) return or();
  // Comparisons one by one: a list would be a join of its own, and a table of rules has dozens of lists.
  if (op === "is" || op === "in") return or(...texts.map((one): Expr => ({ call: "=", args: [folded, text(one)] })));
  if (op === "contains" || op === "starts with" || op === "ends with")
    return { call: functions[op], args: [folded, text(first)] };
  return or();
}

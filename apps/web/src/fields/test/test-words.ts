import type { Condition, FieldTest } from "@throughline/model";
import { eventTitle } from "@throughline/model";
import { comparisonWords } from "../comparison/comparison-words.ts";
import { fieldTitle } from "../field-choice.ts";
import { operatorWords } from "../operator/operators.ts";
import { durationWords } from "../window/duration-text.ts";

/** A test in words, split where the value begins so that the value can be printed stronger. */
export interface TestWords {
  readonly subject: string;
  readonly value: string;
}

export function testWords(name: string, test: FieldTest): TestWords {
  return { subject: `${fieldTitle(name)} ${operatorWords(test.op)}`, value: valueWords(test) };
}

function valueWords({ op, value }: FieldTest): string {
  if (value === undefined) return "";
  if (op === "between" && Array.isArray(value)) return `${value[0]} and ${value[1]}`;
  if (Array.isArray(value)) return value.join(", ");
  return op === "in the last" || op === "in the next" || op === "anniversary in"
    ? durationWords(String(value))
    : String(value);
}

/** One line of the unit filter in words. Groups and kinds that this editor does not write are only named. */
export function lineWords(line: Condition): TestWords {
  if ("trait" in line) return testWords(line.trait.trait, line.trait);
  if ("account" in line) return testWords(`account ${line.account.field}`, line.account);
  if ("not" in line) {
    const inner = lineWords(line.not);
    return { subject: `not ${inner.subject}`, value: inner.value };
  }
  if ("did" in line) {
    const { event, op = ">=", value = 1, window } = line.did;
    const often = typeof value === "number" && !(op === ">=" && value === 1) ? ` ${comparisonWords(op, value)}` : "";
    const when = window !== undefined && "last" in window ? ` in the last ${durationWords(window.last)}` : "";
    const tests = (line.did.where ?? []).map((test) => {
      const { subject, value: of } = testWords(test.property, test);
      return ` with ${subject} ${of}`;
    });
    return { subject: "did", value: `${eventTitle(event)}${tests.join(" and")}${often}${when}` };
  }
  if ("all" in line) return { subject: "all of", value: `${line.all.length} conditions` };
  if ("any" in line) return { subject: "any of", value: `${line.any.length} conditions` };
  return { subject: "a condition about", value: Object.keys(line).join() };
}

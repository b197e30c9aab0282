import { expect, test } from "vitest";
import type { Condition } from "../condition.ts";
import { canonicalCondition, conditionWords } from "../meaning.ts";
import { parseCondition } from "../parse/parse-condition.ts";

const a: Condition = { trait: { trait: "plan", op: "is", value: "pro" } };
const b: Condition = { did: { event: "view" } };
const nouns = { customer: "customer", account: "account" };

test("nested alls are one, whatever the order; one part needs no all", () => {
  expect(canonicalCondition({ all: [a, { all: [b, a] }] })).toEqual(canonicalCondition({ all: [b, a] }));
  expect(canonicalCondition({ all: [a] })).toEqual(a);
});

test("parts are joined by and; an any inside keeps its brackets", () => {
  expect(conditionWords({ all: [b, { any: [a, b] }] }, "customer", nouns, "Europe/Dublin")).toBe(
    'did View and (have a plan that is "pro" or did View)',
  );
});

test("anything but a list of conditions is a problem at its place", () => {
  expect(parseCondition({ all: {} }).problems[0]?.path).toEqual(["all"]);
  expect(parseCondition({ all: [b, 5] }).problems[0]?.path).toEqual(["all", 1]);
});

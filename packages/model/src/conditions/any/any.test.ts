import { expect, test } from "vitest";
import type { Condition } from "../condition.ts";
import { canonicalCondition, conditionWords } from "../meaning.ts";

const a: Condition = { trait: { trait: "plan", op: "is", value: "pro" } };
const b: Condition = { did: { event: "view" } };
const nouns = { customer: "customer", account: "account" };

test("nested anys are one, but an all inside is not taken apart", () => {
  expect(canonicalCondition({ any: [{ any: [b] }, a, a] })).toEqual(canonicalCondition({ any: [a, b] }));
  expect(canonicalCondition({ any: [b, { all: [a, b] }] })).toHaveProperty("any");
});

test("the negation of an any is said of every part", () => {
  expect(conditionWords({ not: { any: [a, b] } }, "customer", nouns, "Europe/Dublin")).toBe(
    'have a plan that is not "pro" and did not do View',
  );
});

import { expect, test } from "vitest";
import type { Condition } from "../condition.ts";
import { canonicalCondition, lowerCondition } from "../meaning.ts";

const a: Condition = { trait: { trait: "plan", op: "is", value: "pro" } };
const clock = { now: 0, zone: "UTC", weekStart: "monday" } as const;

test("a negative operator and not() of the positive one are the same plan and the same definition", () => {
  const negative: Condition = { trait: { trait: "plan", op: "is not", value: "pro" } };
  expect(lowerCondition(negative, "customer", "u", clock)).toEqual(lowerCondition({ not: a }, "customer", "u", clock));
  expect(canonicalCondition(negative)).toEqual({ not: a });
});

test("two nots are none", () => {
  expect(canonicalCondition({ not: { not: a } })).toEqual(a);
});

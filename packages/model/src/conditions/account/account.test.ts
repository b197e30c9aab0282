import { expect, test } from "vitest";
import type { Condition, Unit } from "../condition.ts";
import { conditionWords, lowerCondition } from "../meaning.ts";

const clock = { now: 0, zone: "UTC", weekStart: "monday" } as const;
const nouns = { customer: "customer", account: "shop" };
const retail: Condition = { account: { field: "industry", op: "is", value: "retail" } };
const lowered = (condition: Condition, unit: Unit) => JSON.stringify(lowerCondition(condition, unit, "u", clock));

test("an account is tested itself; a customer through any current membership", () => {
  expect(lowered(retail, "account")).not.toContain("memberships");
  expect(lowered(retail, "customer")).toContain("memberships");
  expect(lowered(retail, "customer")).not.toContain("primary");
});

test("primary looks at the primary membership only", () => {
  expect(lowered({ account: { field: "industry", op: "is", value: "retail", primary: true } }, "customer")).toContain(
    "primary",
  );
});

test("a negative test of a customer is not(any membership), so those without an account are in", () => {
  const negative: Condition = { account: { field: "industry", op: "is not", value: "retail" } };
  expect(lowered(negative, "customer")).toBe(lowered({ not: retail }, "customer"));
});

test("reads aloud with the workspace's word for an account", () => {
  expect(conditionWords(retail, "customer", nouns, "Europe/Dublin")).toBe(
    'belong to any shop whose industry is "retail"',
  );
  expect(conditionWords({ not: retail }, "customer", nouns, "Europe/Dublin")).toBe(
    'do not belong to any shop whose industry is "retail"',
  );
  expect(conditionWords(retail, "account", nouns, "Europe/Dublin")).toBe('have an industry that is "retail"');
});

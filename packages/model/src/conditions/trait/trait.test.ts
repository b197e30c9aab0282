import { expect, test } from "vitest";
import type { TraitTest } from "../condition.ts";
import { conditionWords, lowerCondition } from "../meaning.ts";
import { parseCondition } from "../parse/parse-condition.ts";

const clock = { now: Date.parse("2026-03-29T10:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;
const words = (body: TraitTest) =>
  conditionWords({ trait: body }, "customer", { customer: "customer", account: "account" }, "Europe/Dublin");
const lowered = (op: TraitTest["op"], value: TraitTest["value"]) =>
  JSON.stringify(
    lowerCondition({ trait: { trait: "x", op, ...(value === undefined ? {} : { value }) } }, "customer", "u", clock),
  );

test("the letter is chosen by the operand's type", () => {
  expect(lowered("is", "Pro")).toContain('"pro"');
  expect(lowered("is", "Pro")).toContain("s:x");
  expect(lowered("is", "Pro")).not.toContain("n:x");
  expect(lowered("is", 5)).toContain("n:x");
  expect(lowered("is", true)).toContain("b:x");
  expect(lowered("after", "2026-03-28")).toContain("t:x");
});

test("a day is compared by its local edges", () => {
  expect(lowered("before", "2026-03-29")).toContain(String(Date.parse("2026-03-28T23:00:00Z")));
  expect(lowered("after", "2026-03-29")).toContain(String(Date.parse("2026-03-29T22:00:00Z")));
});

test("reads aloud", () => {
  expect(words({ trait: "income", op: "between", value: [10, 20] })).toBe("have an income that is between 10 and 20");
  expect(words({ trait: "birthday", op: "anniversary in", value: "P7D" })).toBe(
    "have a birthday that has its anniversary in the next 7 days",
  );
  expect(words({ trait: "signup", op: "before", value: "2026-07-01T09:30:00Z" })).toBe(
    "have a signup that is before 1 Jul 2026, 10:30 (Europe/Dublin)",
  );
  expect(words({ trait: "signup", op: "between", value: ["2026-07-01", "2026-07-31"] })).toBe(
    "have a signup that is between 1 Jul 2026 and 31 Jul 2026",
  );
  expect(words({ trait: "plan", op: "not in", value: ["a", "b"] })).toBe('have a plan that is none of "a" or "b"');
});

test("is asked of customers only", () => {
  expect(parseCondition({ not: { trait: { trait: "x", op: "is set" } } }, "account").problems[0]?.path).toEqual([
    "not",
    "trait",
  ]);
});

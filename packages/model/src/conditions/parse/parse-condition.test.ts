import { expect, test } from "vitest";
import type { Unit } from "../condition.ts";
import { parseCondition } from "./parse-condition.ts";

const problem = (json: unknown, unit?: Unit) => {
  const [first] = parseCondition(json, unit).problems;
  return [first?.code, first?.path.join("."), first?.message];
};

test("what is read is what was written", () => {
  const condition = {
    all: [
      { not: { trait: { trait: "plan", op: "in", value: ["pro", 3, true] } } },
      { any: [{ account: { field: "industry", op: "contains", value: "retail", primary: true } }] },
      {
        did: {
          event: "order.line",
          where: [{ property: "product.department", op: "is", value: "GROCERY" }],
          measure: "sum",
          property: "amount",
          op: "between",
          value: [1.5, 10],
          window: { between: { far: "P30D", near: "PT24H" } },
        },
      },
    ],
  };
  expect(parseCondition(condition)).toEqual({ condition, problems: [] });
});

test.each<[unknown, string, string, string]>([
  [{ trait: { trait: "x", op: "iz", value: 1 } }, "unknownOperator", "trait.op", 'did you mean "is"?'],
  [{ trait: { trait: "x", op: "is", valeu: 1, value: 1 } }, "unknownKey", "trait.valeu", 'did you mean "value"?'],
  [{ trait: { trait: "x", op: ">", value: "5" } }, "wrongType", "trait.value", "a number"],
  [{ trait: { trait: "x", op: "between", value: [5, 1] } }, "wrongType", "trait.value", "smaller first"],
  [{ trait: { trait: "x", op: "in the last", value: "7 days" } }, "wrongType", "trait.value", "P7D"],
  [{ trait: { trait: "x", op: "in the last", value: "P1DT2H" } }, "wrongType", "trait.value", "P7D"],
  [{ trait: { trait: "x", op: "is set", value: 1 } }, "wrongType", "trait.value", "left out"],
  [{ all: [{ did: { event: "a" } }, { dit: {} }] }, "unknownKind", "all.1.dit", 'did you mean "did"?'],
  [{ did: {} }, "required", "did.event", "missing"],
  [{ did: { event: "a", measure: "sum", op: ">", value: 1 } }, "required", "did.property", "needs a property"],
  [{ did: { event: "a", op: ">=", value: -1 } }, "wrongType", "did.value", "whole number"],
  [{ did: { event: "a", window: { last: "P1D", from: "2026-01-01" } } }, "contradiction", "did.window", "one of"],
  [
    { did: { event: "a", window: { between: { far: "P1D", near: "P2D" } } } },
    "contradiction",
    "did.window.between",
    "far",
  ],
  [{ did: { event: "a", window: { from: "2026-02-01", to: "2026-01-01" } } }, "contradiction", "did.window", "before"],
  [{ trait: { trait: "a\0b", op: "is set" } }, "wrongType", "trait.trait", "character"],
  [
    { did: { event: "a", where: [{ property: "\ud800", op: "is set" }] } },
    "wrongType",
    "did.where.0.property",
    "character",
  ],
  [{ all: [], any: [] }, "oneKey", "", "exactly one key"],
  [[], "wrongType", "", "an object"],
  [JSON.parse('{"__proto__": {"all": []}}'), "unknownKind", "__proto__", "no condition"],
  [{ constructor: {} }, "unknownKind", "constructor", "no condition"],
])("says what is wrong and where: %j", (json, code, path, words) => {
  const [foundCode, foundPath, message] = problem(json);
  expect([foundCode, foundPath]).toEqual([code, path]);
  expect(message).toContain(words);
});

test("a trait is a customer's", () => {
  expect(problem({ trait: { trait: "plan", op: "is set" } }, "account")[0]).toBe("notForUnit");
});

const nested = (levels: number, innermost: unknown = { did: { event: "a" } }): unknown => {
  let condition = innermost;
  for (let i = 1; i < levels; i++) condition = i % 2 ? { not: condition } : { all: [condition] };
  return condition;
};

test("64 levels work, 65 and a million are refused", () => {
  expect(parseCondition(nested(64)).problems).toEqual([]);
  expect(parseCondition(nested(64, { all: [] })).problems).toEqual([]);
  expect(problem(nested(65))[0]).toBe("tooDeep");
  expect(problem(nested(1_000_000))[0]).toBe("tooDeep");
});

test("ten thousand list values work, more and too many bytes are refused", () => {
  const listed = (n: number, text: string) => ({
    trait: { trait: "id", op: "in", value: Array.from({ length: n }, (_, i) => `${text}${i}`) },
  });
  expect(parseCondition(listed(10_000, "customer-")).problems).toEqual([]);
  expect(problem(listed(10_001, ""))[0]).toBe("wrongType");
  expect(problem(listed(10_000, "customer with a long name "))[0]).toBe("tooLarge");
});

import { expect, test } from "vitest";
import { definitionHash } from "../../definition/hash.ts";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ score: { score: "churn", op: ">=", value: 0.7 } })).toBe("have a churn score that is at least 0.7");
  expect(said({ not: { score: { score: "fit", op: "is set" } } }, "account")).toBe(
    "have a fit score that is not known",
  );
});

test("is not set is not(is set)", () => {
  expect(definitionHash({ score: { score: "fit", op: "is not set" } })).toBe(
    definitionHash({ not: { score: { score: "fit", op: "is set" } } }),
  );
});

test("is tested as a number", () => {
  expect(problemOf({ score: { score: "fit", op: "is", value: "high" } })).toBe("unknownOperator score.op");
  expect(problemOf({ score: { score: "fit", op: "between", value: ["2026-01-01", "2026-01-02"] } })).toBe(
    "wrongType score.value",
  );
});

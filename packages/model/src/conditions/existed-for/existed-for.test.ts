import { expect, test } from "vitest";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ existedFor: { op: ">=", duration: "P7D" } })).toBe("have existed for at least 7 days");
  expect(said({ not: { existedFor: { op: "<", duration: "P1M" } } })).toBe("have not existed for less than 1 month");
});

test("says what is wrong and where", () => {
  expect(problemOf({ existedFor: { op: ">", duration: "P7D" } })).toBe("unknownValue existedFor.op");
  expect(problemOf({ existedFor: { op: ">=", duration: "7 days" } })).toBe("wrongType existedFor.duration");
});

// @vitest-environment node
import { expect, test } from "vitest";
import { editedDid, startOf } from "./edited-did.ts";

const bought = {
  event: "Bought",
  op: "between",
  value: [2, 5],
  measure: "sum",
  property: "amount",
  where: [{ property: "color", op: "is", value: "red" }],
  window: { last: "P7D" },
} as const;

test("what the form does not show stays as it was", () => {
  expect(editedDid(bought, startOf(bought))).toEqual(bought);
  const { window: _, ...whenever } = bought;
  expect(editedDid(bought, startOf(whenever))).toEqual(whenever);
  expect(editedDid(bought, { ...startOf(bought), op: ">=", value: 9 })).toEqual({ ...bought, op: ">=", value: 9 });
});

test("tests and measures of an event do not go over to another one", () => {
  expect(editedDid(bought, { ...startOf(bought), event: "Viewed", op: ">=", value: 3 })).toEqual({
    event: "Viewed",
    op: ">=",
    value: 3,
    window: { last: "P7D" },
  });
});

// @vitest-environment node
import { expect, test } from "vitest";
import { pairRow, partWords } from "./overlap-rows.ts";

const parts = [
  { of: [0], size: 50 },
  { of: [0, 1], size: 20 },
  { of: [1, 2], size: 7 },
  { of: [0, 1, 2], size: 3 },
];

test("two populations of several overlap by the parts that hold both", () => {
  expect(pairRow(parts, 1)).toEqual({ onlyHere: 50, both: 23, onlyThere: 7 });
  expect(pairRow(parts, 2)).toEqual({ onlyHere: 70, both: 3, onlyThere: 7 });
});

test("a part is named by the populations it is in", () => {
  const names = ["Regulars", "Coupons", "Lapsing"];
  expect(parts.map((part) => partWords(part, names))).toEqual([
    "Only Regulars",
    "Regulars and Coupons only",
    "Coupons and Lapsing only",
    "All 3",
  ]);
  expect(partWords({ of: [0, 1] }, names.slice(0, 2))).toBe("Both");
});

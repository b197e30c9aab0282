import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDecimal } from "./decimal.ts";

test.each([
  ["10.5000", "10.5"],
  ["0.75", "0.75"],
  ["100", "100"],
  ["100.00", "100"],
  ["-0.0000", "0"],
  ["0", "0"],
  ["000", "0"],
  ["007.10", "7.1"],
  ["-12.", "-12"],
  ["9007199254740993.0001", "9007199254740993.0001"],
])("%s is written %s", (given, written) => {
  expect(canonicalDecimal(given)).toBe(written);
});

test("equal amounts have equal texts, however many zeros the stores gave", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat({ max: 6 }), (cents, zeros) => {
      const exact = (cents / 100).toFixed(2);
      expect(canonicalDecimal(exact + "0".repeat(zeros))).toBe(canonicalDecimal(exact));
      expect(Number(canonicalDecimal(exact))).toBe(cents === 0 ? 0 : cents / 100);
    }),
    { seed: 7 },
  );
});

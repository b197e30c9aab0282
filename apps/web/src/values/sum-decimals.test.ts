// @vitest-environment node
import fc from "fast-check";
import { expect, test } from "vitest";
import { sumDecimals } from "./sum-decimals.ts";

test("sums are exact where binary numbers are not", () => {
  expect(sumDecimals(["0.1", "0.2"])).toBe("0.3000");
  expect(sumDecimals(["12", "-12.5"])).toBe("-0.5000");
  expect(sumDecimals([])).toBe("0.0000");
  expect(sumDecimals(["9007199254740993", "x"])).toBe("9007199254740993.0000");
});

test("the order of the amounts does not matter", () => {
  const cents = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 50 });
  fc.assert(
    fc.property(cents, (list) => {
      const texts = list.map((one) => (one / 100).toFixed(2));
      expect(sumDecimals(texts)).toBe(sumDecimals(texts.toReversed()));
      expect(Number(sumDecimals(texts))).toBeCloseTo(list.reduce((sum, one) => sum + one, 0) / 100, 6);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { moneyFromSql, moneyText, moneyToSql } from "./money.ts";

test.each([
  ["12.50", "12.5"],
  ["+007.1000", "7.1"],
  ["-0.0000", "0"],
  ["5.", "5"],
  ["0.00010000", "0.0001"],
])("%s is %s", (given, canonical) => {
  expect(moneyText(given)).toBe(canonical);
});

test.each(["", "1e3", "1,5", "0x1", "1.00001", "123456789012345", "NaN", "٣"])("%j is refused", (text) => {
  expect(() => moneyText(text)).toThrow(/not an amount/);
});

const anyMoney = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }))
  .map(([minus, scaled]) => {
    const digits = scaled.toString().padStart(5, "0");
    return moneyText(`${minus ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`);
  });

test("every amount survives both forms, and SQLite's keeps the numeric order", () => {
  fc.assert(
    fc.property(anyMoney, anyMoney, (a, b) => {
      const [x, y] = [moneyToSql("sqlite", a), moneyToSql("sqlite", b)];
      if (typeof x !== "bigint" || typeof y !== "bigint") throw new Error("scaled amounts are big integers");
      expect(moneyFromSql("sqlite", x)).toBe(a);
      expect(moneyFromSql("mysql", moneyToSql("mysql", a))).toBe(a);
      if (Math.abs(Number(a) - Number(b)) > 1) expect(x < y).toBe(Number(a) < Number(b));
    }),
    { seed: 7, numRuns: 300 },
  );
});

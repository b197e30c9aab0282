import { expect, test } from "vitest";
import { sum } from "./sum.ts";

const cell = (values: Readonly<Record<string, number | string>>) => (name: string) => values[name] ?? null;

test("is exact when every number is a decimal, even where doubles are not", () => {
  const money = cell({ exact: "0.3000", double: 0.30000000000000004, decimals: 2, numbers: 2 });
  expect([sum.value(money), sum.exact?.(money)]).toEqual([0.3, "0.3000"]);
});

test("takes doubles when one number has more than 4 decimals", () => {
  const mixed = cell({ exact: "1.5000", double: 1.50001, decimals: 1, numbers: 2 });
  expect([sum.value(mixed), sum.exact?.(mixed)]).toEqual([1.50001, null]);
});

test("of nothing is 0", () => {
  expect([sum.value(cell({ decimals: 0, numbers: 0 })), sum.exact?.(cell({}))]).toEqual([0, "0"]);
});

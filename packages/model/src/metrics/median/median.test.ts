import { expect, test } from "vitest";
import { median } from "./median.ts";

test("of nothing is none, never 0", () => {
  expect([median.value(() => null), median.empty]).toEqual([null, null]);
});

test("reads numbers only and needs a property", () => {
  const { n } = median.aggregates({ unit: [], property: { name: "amount", of: "e" }, percentile: 0.5 });
  expect([median.needsProperty, n?.of]).toEqual([true, { column: "n:amount", of: "e" }]);
});

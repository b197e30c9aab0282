import { expect, test } from "vitest";
import { max } from "./max.ts";

test("of nothing is none, never 0", () => {
  expect([max.value(() => null), max.empty]).toEqual([null, null]);
});

test("reads numbers only and needs a property", () => {
  const { n } = max.aggregates({ unit: [], property: { name: "amount", of: "e" }, percentile: 0.5 });
  expect([max.needsProperty, n?.of]).toEqual([true, { column: "n:amount", of: "e" }]);
});

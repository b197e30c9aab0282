import { expect, test } from "vitest";
import { min } from "./min.ts";

test("of nothing is none, never 0", () => {
  expect([min.value(() => null), min.empty]).toEqual([null, null]);
});

test("reads numbers only and needs a property", () => {
  const { n } = min.aggregates({ unit: [], property: { name: "amount", of: "e" }, percentile: 0.5 });
  expect([min.needsProperty, n?.of]).toEqual([true, { column: "n:amount", of: "e" }]);
});

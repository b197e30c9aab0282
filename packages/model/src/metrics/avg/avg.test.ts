import { expect, test } from "vitest";
import { avg } from "./avg.ts";

test("of nothing is none, never 0", () => {
  expect([avg.value(() => null), avg.empty]).toEqual([null, null]);
});

test("reads numbers only and needs a property", () => {
  const { n } = avg.aggregates({ unit: [], property: { name: "amount", of: "e" }, percentile: 0.5 });
  expect([avg.needsProperty, n?.of]).toEqual([true, { column: "n:amount", of: "e" }]);
});

import { expect, test } from "vitest";
import { total } from "./total.ts";

test("a bucket without events is 0, and buckets add up to the total", () => {
  expect(total.value(() => null)).toBe(0);
  expect(total.value(() => 7)).toBe(7);
  expect(total.additive).toBe(true);
});

test("counts rows, whoever did them", () => {
  expect(total.aggregates({ unit: [{ column: "customer" }], property: undefined, percentile: 0.5 })).toEqual({
    n: { fn: "count" },
  });
});

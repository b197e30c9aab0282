import { expect, test } from "vitest";
import { effectOfMeans, effectOfShares, meanOf } from "./effect.ts";

const moments = (values: readonly number[]) => ({
  n: values.length,
  sum: values.reduce((sum, v) => sum + v, 0),
  squares: values.reduce((sum, v) => sum + v * v, 0),
});

test("Cohen's h by hand: 50 % against 25 % is a sixth of pi, all against none is pi", () => {
  expect(effectOfShares(0.5, 0.25)).toBeCloseTo(Math.PI / 6, 12);
  expect(effectOfShares(1, 0)).toBeCloseTo(Math.PI, 12);
  expect(effectOfShares(0.25, 0.5)).toBe(-effectOfShares(0.5, 0.25));
  expect(effectOfShares(0.3, 0.3)).toBe(0);
});

test("Cohen's d by hand: means 3 and 6 with the variances 2.5 and 2.5 are 3 / sqrt 2.5 apart", () => {
  const d = effectOfMeans(moments([4, 5, 6, 7, 8]), moments([1, 2, 3, 4, 5]));
  expect(d).toBeCloseTo(3 / Math.sqrt(2.5), 12);
});

test("what cannot be said is not said", () => {
  expect(effectOfMeans(moments([1]), moments([1, 2]))).toBeNull();
  expect(effectOfMeans(moments([2, 2]), moments([2, 2]))).toBeNull();
  expect(meanOf(moments([]))).toBeNull();
});

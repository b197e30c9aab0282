import { expect, test } from "vitest";
import { marginOf } from "./margin.ts";

/** A generator of numbers in [0, 1) by its seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("the exact size lies within the margin for at least 95 of 100 populations, rare and common ones", () => {
  let inside = 0;
  const rounds = 3_000;
  for (let seed = 0; seed < rounds; seed++) {
    const random = numbersOf(seed);
    const all = 500 + Math.floor(random() * 4_000);
    const size = Math.floor(all * random() ** 3);
    const share = 1 / 2 ** (1 + Math.floor(random() * 4));
    let [looked, found] = [0, 0];
    for (let unit = 0; unit < all; unit++)
      if (random() < share) {
        looked++;
        if (unit < size) found++;
      }
    const estimate = marginOf({ found, looked, all });
    if (Math.abs(estimate.size - size) <= estimate.margin) inside++;
  }
  expect(inside / rounds).toBeGreaterThanOrEqual(0.95);
});

test("a margin narrows with what was looked at, and is none where that is all", () => {
  const margins = [100, 1_000, 10_000, 100_000].map((looked) => marginOf({ found: looked / 4, looked, all: 100_000 }));
  expect(margins.map(({ size }) => size)).toEqual([25_000, 25_000, 25_000, 25_000]);
  expect(margins.map(({ margin }) => margin)).toEqual([9_300, 2_762, 814, 0]);
  expect(marginOf({ found: 0, looked: 62_500, all: 1_000_000 })).toEqual({ size: 0, margin: 58 });
  expect(marginOf({ found: 0, looked: 0, all: 7 })).toEqual({ size: 0, margin: 7 });
});

// @vitest-environment node
import { expect, test } from "vitest";
import { sparkPath, sparkPoints, sparkRange } from "./spark-path.ts";

const box = { width: 86, height: 36 };

test("low values lie at the foot and high ones at the top", () => {
  const points = sparkPoints([0, 10], { low: 0, high: 10 }, box);
  expect(points).toEqual([
    { x: 3, y: 33 },
    { x: 83, y: 3 },
  ]);
});

test("a missing value breaks the line and is not drawn as zero", () => {
  const range = sparkRange([1, null, 3, 4]);
  if (!range) throw new Error("a range was expected");
  expect(sparkPath(sparkPoints([1, null, 3, 4], range, box))).toMatch(/^M3 33M[\d.]+ [\d.]+L83 3$/);
});

test("a flat line is centred and nothing known has no range", () => {
  expect(sparkPoints([5, 5], { low: 5, high: 5 }, box).map((point) => point?.y)).toEqual([18, 18]);
  expect(sparkRange([null], [])).toBeNull();
});

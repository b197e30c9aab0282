// @vitest-environment node
import { expect, test } from "vitest";
import { movesOf, sizeSeries } from "./size-series.ts";

const day = 86_400_000;
const at = [0, day, 2 * day];

test("the line begins with the first day on which the members were known", () => {
  const series = sizeSeries({ at, size: [null, 10, 12], entered: [null, 3, 4], left: [null, 1, 2] }, "shops", "UTC");
  expect(series).toMatchObject({ buckets: [day, 2 * day], from: "1970-01-02T00:00:00.000Z", unfinished: true });
  expect(series?.series[0]?.values).toEqual([10, 12]);
});

test("one day is no line yet, and none is none", () => {
  expect(sizeSeries({ at, size: [null, null, 4], entered: [], left: [] }, "shops", "UTC")).toBeNull();
  expect(sizeSeries({ at, size: [null, null, null], entered: [], left: [] }, "shops", "UTC")).toBeNull();
});

test("who came and went is added up over the known days", () => {
  expect(movesOf({ entered: [null, 3, 4], left: [null, 1, 2] })).toEqual({ entered: 7, left: 3 });
});

// @vitest-environment node
import { type Condition, nothingSaved, type SavedSegment } from "@throughline/model";
import { expect, it } from "vitest";
import { namedWithin } from "./named-within.ts";

const customers = (where: Condition): SavedSegment => ({ name: "One", unit: "customer", where });
const within = (where: Condition, segments: Readonly<Record<string, Condition>> = {}) =>
  [
    ...namedWithin(where, "customer", {
      saved: {
        ...nothingSaved,
        segments: new Map(Object.entries(segments).map(([id, inner]) => [id, customers(inner)])),
      },
    }),
  ].toSorted();

it("names what a definition is made of, through the segments that are here, and stops in a circle", () => {
  expect(within({ any: [{ segment: "a" }, { not: { ids: { list: "l" } } }] })).toEqual(["a", "l"]);
  const past: Condition = { wasIn: { segment: "old", at: "2026-01-01T00:00:00Z" } };
  expect(within({ all: [{ segment: "a" }] }, { a: { all: [{ segment: "b" }, past] }, b: { segment: "a" } })).toEqual([
    "a",
    "b",
    "old",
  ]);
});

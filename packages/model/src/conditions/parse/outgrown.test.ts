import { expect, test } from "vitest";
import type { Condition } from "../condition.ts";
import type { Saved } from "../saved.ts";
import { outgrown } from "./segment-problems.ts";

const some = (n: number): Condition => ({
  any: Array.from({ length: n }, (_, i) => ({ did: { event: `e${i}` } })),
});
const deep = (levels: number, innermost: Condition): Condition => {
  let where = innermost;
  for (let i = 0; i < levels; i++) where = { not: where };
  return where;
};
const segment = (name: string, where: Condition) => ({ name, unit: "customer", where }) as const;
const saved: Saved = {
  segments: new Map([
    ["base", segment("Base", some(3))],
    ["top", segment("Top", { any: Array.from({ length: 100 }, () => ({ segment: "base" })) })],
    ["over", segment("Over", deep(40, { segment: "base" }))],
    ["beside", segment("Beside", some(5))],
  ]),
  lists: new Map(),
};

const without = (id: string): Saved => ({
  ...saved,
  segments: new Map([...saved.segments].filter(([one]) => one !== id)),
});

test("those that name a segment are told by name where it grows too large or too deep for them", () => {
  expect(outgrown("base", some(10), saved)).toEqual([]);
  expect(outgrown("base", some(60), saved)).toEqual([
    {
      code: "tooLarge",
      path: [],
      message: 'of "Top", which names it: with its segments it has more than 1500 conditions',
    },
  ]);
  expect(outgrown("base", deep(30, some(1)), without("top"))).toEqual([
    { code: "tooDeep", path: [], message: 'of "Over", which names it: with its segments it nests more than 64 levels' },
  ]);
});

test("one that is too large already keeps nobody from changing what it names", () => {
  const before = { ...saved, segments: new Map([...saved.segments, ["base", segment("Base", some(60))]]) };
  expect(outgrown("base", some(70), before)).toEqual([]);
});

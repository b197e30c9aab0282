import { expect, test } from "vitest";
import type { Condition, Unit } from "../condition.ts";
import { parseCondition } from "../parse/parse-condition.ts";
import type { Saved } from "../saved.ts";
import { problemOf, said } from "../testing.ts";

const saving = (...all: readonly (readonly [string, Condition, Unit?])[]): Saved => ({
  segments: new Map(all.map(([id, where, unit = "customer"]) => [id, { name: id.toUpperCase(), unit, where }])),
  lists: new Map(),
});

test("is said by its name", () => {
  expect(said({ not: { segment: "a" } }, "customer", saving(["a", { all: [] }]))).toBe('are not in the segment "A"');
});

test("a circle through three segments is refused with its names", () => {
  const saved = saving(["a", { segment: "b" }], ["b", { not: { segment: "c" } }], ["c", { all: [{ segment: "a" }] }]);
  const { problems } = parseCondition({ any: [{ segment: "b" }] }, "customer", { saved, self: "a" });
  expect(problems.map((p) => [p.code, p.path.join("."), p.message])).toEqual([
    ["cycle", "any.0.segment", 'the segments lead in a circle: "A" → "B" → "C" → "A"'],
  ]);
  expect(problemOf({ segment: "c" }, "customer", saved)).toBe("cycle segment");
});

test("a segment that is not there or is of other units is a problem at its place", () => {
  const saved = saving(["shops", { all: [] }, "account"]);
  expect(problemOf({ all: [{ segment: "shop" }] }, "account", saved)).toBe("unknownSegment all.0.segment");
  expect(problemOf({ segment: "shops" }, "customer", saved)).toBe("notForUnit segment");
  expect(
    problemOf({ related: { relation: "accounts", quantifier: "any", who: { segment: "shops" } } }, "customer", saved),
  ).toBe(undefined);
});

test("segments that grow without end when written out are refused, also without a circle", () => {
  const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
  const twice = (id: string): Condition => ({ any: [{ segment: id }, { not: { segment: id } }] });
  const saved = saving(...names.map((id, i): [string, Condition] => [id, i === 0 ? { all: [] } : twice(`s${i - 1}`)]));
  expect(problemOf({ segment: "s8" }, "customer", saved)).toBe(undefined);
  expect(problemOf({ segment: "s39" }, "customer", saved)).toBe("tooLarge ");
});

test("a chain of segments nests no deeper than one definition may", () => {
  const chain = Array.from({ length: 70 }, (_, i): [string, Condition] => [
    `s${i}`,
    i === 0 ? { all: [] } : { segment: `s${i - 1}` },
  ]);
  expect(problemOf({ segment: "s60" }, "customer", saving(...chain))).toBe(undefined);
  expect(problemOf({ segment: "s69" }, "customer", saving(...chain))).toBe("tooDeep ");
});

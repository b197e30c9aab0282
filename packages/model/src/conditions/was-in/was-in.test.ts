import { expect, test } from "vitest";
import type { Condition } from "../condition.ts";
import { canonicalCondition, lowerCondition } from "../meaning.ts";
import { parseCondition } from "../parse/parse-condition.ts";
import type { Saved } from "../saved.ts";
import { problemOf, said } from "../testing.ts";

const noon = "2026-11-22T12:00:00Z";
const hour = 3_600_000;
const saved: Saved = {
  segments: new Map([
    ["never", { name: "Never", unit: "customer", where: { all: [] } }],
    ["shops", { name: "Shops", unit: "account", where: { all: [] }, known: [{ since: 0, until: null }] }],
    [
      "kept",
      {
        ...{ name: "Kept", unit: "customer", where: { all: [] } },
        known: [
          { since: Date.parse(noon), until: Date.parse(noon) + hour },
          { since: Date.parse(noon) + 2 * hour, until: null },
        ],
      },
    ],
  ]),
  lists: new Map(),
};
const at = (instant: string, segment = "kept"): Condition => ({ wasIn: { segment, at: instant } });

test("is said with its instant in the workspace's zone", () => {
  expect(said({ not: at(noon) }, "customer", saved)).toMatch(/^were not in the segment "Kept" at 22 Nov 2026, /);
});

test("one instant has one form", () => {
  expect(canonicalCondition(at("2026-11-22T13:00:00+01:00"))).toEqual(canonicalCondition(at(noon)));
});

test("a day, a local time and nonsense name no instant", () => {
  for (const text of ["2026-11-22", "2026-11-22T12:00:00", "then", ""])
    expect(problemOf(at(text), "customer", saved)).toBe("wrongType wasIn.at");
});

test("what was not recorded is not known, and says since when it is", () => {
  expect(problemOf(at(noon), "customer", saved)).toBe(undefined);
  expect(problemOf(at("2026-11-22T11:59:59.999Z"), "customer", saved)).toBe("notKnown wasIn.at");
  expect(problemOf(at("2026-11-22T13:00:00Z"), "customer", saved)).toBe("notKnown wasIn.at");
  expect(problemOf(at("2026-11-22T14:00:00Z"), "customer", saved)).toBe(undefined);
  const { problems } = parseCondition(at("2020-01-01T00:00:00Z"), "customer", { saved });
  expect(problems[0]?.message).toBe('it is not known who was in "Kept" before 22 Nov 2026, 12:00 (UTC)');
  const now = Date.parse("2026-11-22T15:00:00Z");
  const coming = parseCondition(at("2026-11-22T15:00:00.001Z"), "customer", { saved, now });
  expect(coming.problems).toEqual([{ code: "notKnown", path: ["wasIn", "at"], message: "that is still to come" }]);
  expect(parseCondition(at("2026-11-22T15:00:00Z"), "customer", { saved, now }).problems).toEqual([]);
  expect(parseCondition(at(noon, "never"), "customer", { saved }).problems[0]?.message).toMatch(/never recorded/);
});

test("a segment of other units, or one that is not there, is a problem at its place", () => {
  expect(problemOf(at(noon, "shops"), "customer", saved)).toBe("notForUnit wasIn.segment");
  expect(problemOf({ not: at(noon, "shop") }, "account", saved)).toBe("unknownSegment not.wasIn.segment");
});

test("its plan reads spells", () => {
  const clock = { now: 0, zone: "UTC", weekStart: "monday" } as const;
  expect(JSON.stringify(lowerCondition(at(noon), "customer", "u", clock))).toContain('"scan":"spells"');
});

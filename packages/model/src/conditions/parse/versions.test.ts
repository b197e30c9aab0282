import { expect, test } from "vitest";
import { conditionKinds, kindNames } from "../registry.ts";
import { kindVersions, upgraded } from "./versions.ts";

test("an older body is brought up step by step, a current one stays", () => {
  const kind = { version: 3, up: [(body: unknown) => [body, 2], (body: unknown) => [body, 3]] };
  expect([1, 2, 3].map((version) => upgraded(kind, "x", version))).toEqual([[["x", 2], 3], ["x", 3], "x"]);
  expect(upgraded(kind, "x")).toBe("x");
});

test("every kind has a step up for each of its versions", () => {
  expect(kindNames.filter((kind) => conditionKinds[kind].up.length !== conditionKinds[kind].version - 1)).toEqual([]);
});

test("the versions that a condition uses are those of all kinds in it", () => {
  const who = { not: { did: { event: "a" } } };
  expect(kindVersions({ related: { relation: "contacts", quantifier: "any", who } })).toEqual({
    related: 1,
    not: 1,
    did: 1,
  });
});

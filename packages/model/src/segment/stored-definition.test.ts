import { expect, test } from "vitest";
import { leadsBack, namedIn } from "./stored-definition.ts";

test("what a definition names is found wherever it stands, each once", () => {
  const at = "2026-11-22T09:00:00Z";
  const where = {
    all: [
      { not: { segment: "a" } },
      { any: [{ segment: "a" }, { ids: { list: "l" } }, { ids: { values: ["l2"] } }] },
      {
        related: { relation: "accounts", quantifier: "any", who: { all: [{ segment: "b" }, { ids: { list: "m" } }] } },
      },
      { wasIn: { segment: "old", at } },
    ],
  } as const;
  expect(namedIn(where, "customer")).toEqual({ segments: ["a", "b"], lists: ["l", "m"], past: ["old"] });
});

test("a segment of the past leads nowhere, so it makes no circle", () => {
  const inner = { where: { segment: "outer" }, unit: "customer" } as const;
  const naming = (where: Parameters<typeof namedIn>[0]) =>
    leadsBack("outer", { where, unit: "customer" }, (id) => (id === "inner" ? inner : undefined));
  expect(naming({ segment: "inner" })).toBe(true);
  expect(naming({ wasIn: { segment: "inner", at: "2026-11-22T09:00:00Z" } })).toBe(false);
});

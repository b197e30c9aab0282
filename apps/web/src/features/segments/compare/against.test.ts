// @vitest-environment node
import { expect, test } from "vitest";
import { againstChoices, lastQuarter } from "./against.ts";

test("the quarter before, also over a new year", () => {
  expect(lastQuarter("2026-11-22")).toEqual({ from: "2026-07-01", to: "2026-09-30" });
  expect(lastQuarter("2026-10-01")).toEqual({ from: "2026-07-01", to: "2026-09-30" });
  expect(lastQuarter("2026-03-31")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
});

test("everyone comes first, a segment is asked by its id", () => {
  const was = { wasIn: { segment: "s0", at: "2026-11-01T00:00:00Z" } };
  const others = [{ id: "s1", name: "Regulars" }];
  const choices = againstChoices({ others, nouns: "shops", today: "2026-11-22", was });
  expect(choices.map(({ name }) => name)).toEqual([
    "All shops",
    "Last quarter's buyers",
    "Itself at a past date",
    "Regulars",
  ]);
  expect(choices[2]?.where).toBe(was);
  expect(choices[3]?.where).toEqual({ segment: "s1" });
});

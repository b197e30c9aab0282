// @vitest-environment node
import { expect, test } from "vitest";
import { mergedLabel } from "./merged-label.ts";

const base = { name: "Regulars", description: "", tags: ["a"] };

test("what one of the two changed is kept of each, what both changed is mine and told", () => {
  const mine = { ...base, name: "Mine", description: "Ours" };
  expect(mergedLabel(base, mine, { ...base, tags: ["b"] })).toEqual({
    label: { name: "Mine", description: "Ours", tags: ["b"] },
    clashes: [],
  });
  expect(mergedLabel(base, mine, { ...base, name: "Theirs", description: "Ours" })).toEqual({
    label: mine,
    clashes: ["name"],
  });
});

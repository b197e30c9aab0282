// @vitest-environment node
import { expect, test } from "vitest";
import { doneWords, joined, noResult, unknownWords } from "./list-result.ts";

test("the parts of a long list add up", () => {
  const one = { added: 2, removed: 1, unknown: 1, unknownSamples: ["x"] };
  expect(joined(joined(noResult, one), one)).toEqual({ added: 4, removed: 2, unknown: 2, unknownSamples: ["x", "x"] });
});

test("what came of it has words", () => {
  expect(doneWords({ ...noResult, added: 1, removed: 1200 })).toBe("Added 1 id, removed 1,200 ids.");
  expect(doneWords(noResult)).toBe("Nothing changed: the list was so already.");
  expect(unknownWords({ ...noResult, unknown: 3, unknownSamples: ["a", "b"] })).toBe(
    "3 ids nobody has yet, kept for when somebody does: a, b, and 1 more.",
  );
});

// @vitest-environment node
import { expect, test } from "vitest";
import { listParts } from "./list-parts.ts";

/** What the API takes at most (`bodyBytes`), without what stands around the variables. */
const bodyBytes = 250_000;

test("a list that fits one call is one, also an empty one", () => {
  expect(listParts(["a", "b"], "u")).toEqual([{ ids: ["a", "b"], upload: null }]);
  expect(listParts([], "u")).toEqual([{ ids: [], upload: null }]);
});

test("10,000 ids in the longest writing of their characters fit the calls' bodies", () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `${i}${"\u0001語".repeat(97)}`);
  const parts = listParts(ids, "u");
  expect(parts.flatMap((part) => part.ids)).toEqual(ids);
  for (const part of parts) expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(bodyBytes);
});

test("only the last part says how many there are, and so changes the list", () => {
  const ids = Array.from({ length: 20_001 }, (_, i) => `${i}`);
  const parts = listParts(ids, "u");
  expect(parts.map((part) => part.ids.length)).toEqual([10_000, 10_000, 1]);
  expect(parts.map((part) => part.upload)).toEqual([{ id: "u" }, { id: "u" }, { id: "u", size: 20_001 }]);
});

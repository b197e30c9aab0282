// @vitest-environment node
import { expect, test } from "vitest";
import { readSegmentSearch } from "./segment-search.ts";

test("what the address holds is read, and what it cannot mean is left out", () => {
  expect(
    readSegmentSearch({ tab: "compare", with: ["a", "b", "a", 7, "c", "d"], why: "user:1", columns: "plan" }),
  ).toMatchObject({ tab: "compare", with: ["a", "b", "7"], why: "user:1", columns: undefined });
  expect(readSegmentSearch({ tab: "overview", with: [] })).toMatchObject({ tab: undefined, with: undefined });
  expect(readSegmentSearch({ against: "itself", on: "2026-11-01" })).toMatchObject({ on: "2026-11-01" });
  expect(readSegmentSearch({ on: "2026-02-30" })).toMatchObject({ on: undefined });
  expect(readSegmentSearch({ tab: "nowhere" })).toMatchObject({ tab: undefined });
});

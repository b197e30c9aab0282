// @vitest-environment node
import { expect, test } from "vitest";
import { nounTitle, plural } from "./nouns.ts";

test("nouns of workspaces have plurals", () => {
  expect(["household", "shop", "company", "person", "branch", "day"].map(plural)).toEqual([
    "households",
    "shops",
    "companies",
    "people",
    "branches",
    "days",
  ]);
  expect(nounTitle("household")).toBe("Household");
});

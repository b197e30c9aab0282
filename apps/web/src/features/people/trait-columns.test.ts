// @vitest-environment node
import { expect, test } from "vitest";
import { traitColumns } from "./trait-columns.ts";

const person = (traits: Record<string, unknown>) => ({
  traits: Object.entries(traits).map(([name, value]) => ({ name, value })),
});

test("traits that most people have come first, telling ones before others", () => {
  const people = [
    person({ email: "a@b.c", shoe: 43, country: "DE", rare: "x" }),
    person({ shoe: 42, country: "AT" }),
    person({ shoe: 41 }),
    person({ shoe: 40 }),
  ];
  expect(traitColumns(people)).toEqual(["country", "shoe"]);
});

test("long values and nobody make no column", () => {
  expect(traitColumns([person({ bio: "x".repeat(60), tags: ["a"] })])).toEqual([]);
  expect(traitColumns([])).toEqual([]);
});

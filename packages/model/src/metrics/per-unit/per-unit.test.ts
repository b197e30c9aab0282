import { expect, test } from "vitest";
import { perUnit } from "./per-unit.ts";

const cell = (values: Readonly<Record<string, number>>) => (name: string) => values[name] ?? null;

test("divides the events of units by the units; nobody is none, never a division by 0", () => {
  expect(perUnit.value(cell({ n: 6, units: 4 }))).toBe(1.5);
  expect(perUnit.value(cell({ n: 0, units: 0 }))).toBeNull();
});

test("leaves out events that belong to no unit", () => {
  const unit = { column: "customer" };
  expect(perUnit.aggregates({ unit: [unit], property: undefined, percentile: 0.5 })["n"]?.where).toEqual({
    call: "isNotNull",
    args: [unit],
  });
});

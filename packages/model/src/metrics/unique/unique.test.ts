import { expect, test } from "vitest";
import { unique } from "./unique.ts";

const input = { property: undefined, percentile: 0.5 };

test("counts different units; a unit told by several columns leaves out what belongs to none", () => {
  const customer = { column: "customer" };
  expect(unique.aggregates({ ...input, unit: [customer] })).toEqual({ n: { fn: "distinct", of: customer } });
  expect(unique.aggregates({ ...input, unit: [customer, { column: "idle" }] })["n"]?.where).toEqual({
    call: "isNotNull",
    args: [customer],
  });
});

test("is a number of people, whose buckets do not add up", () => {
  expect([unique.counts, unique.additive, unique.value(() => null)]).toEqual(["units", false, 0]);
});

test("is named by its units", () => {
  expect(unique.label({ event: "*", measure: "unique" }, { units: "households" })).toBe("households with any event");
});

import { expect, test } from "vitest";
import { percentile } from "./percentile.ts";

test("asks for the chosen percentile as a share", () => {
  const { n } = percentile.aggregates({ unit: [], property: { name: "amount", of: "e" }, percentile: 0.9 });
  expect([n?.fn, n?.p]).toEqual(["percentile", 0.9]);
  expect(
    percentile.label({ event: "order.line", measure: "percentile", property: "amount", percentile: 90 }, { units: "" }),
  ).toBe("Percentile 90 of amount of Order line");
});

test("of nothing is none", () => expect(percentile.value(() => null)).toBeNull());

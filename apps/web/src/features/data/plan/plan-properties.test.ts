// @vitest-environment node
import { expect, test } from "vitest";
import { notPlanned, typeOf, valuesOf } from "./plan-properties.ts";

const field = { fill: 1, distinct: 2, rows: 10, top: [] };

test("recorded properties become a plan of them, each once", () => {
  const recorded = [
    { ...field, of: "event", name: "plan", type: "text" },
    { ...field, of: "event", name: "size", type: "mixed", fill: 0.5 },
    { ...field, of: "product", name: "product.brand", type: "text" },
  ];
  expect(notPlanned([{ name: "plan", type: "text" }], recorded)).toEqual([{ name: "size", type: "text" }]);
  expect(notPlanned([], recorded)[0]).toEqual({ name: "plan", type: "text", required: true });
  expect(typeOf("money")).toBe("money");
});

test("values are read as their type, and survive being typed", () => {
  expect(valuesOf("", "text")).toEqual([]);
  expect(valuesOf("a, b c,", "text")).toEqual(["a", "b c", ""]);
  expect(valuesOf("1, 2.5, x, 1.", "number")).toEqual([1, 2.5, "x", "1."]);
  expect(valuesOf("true, no", "boolean")).toEqual([true, "no"]);
});

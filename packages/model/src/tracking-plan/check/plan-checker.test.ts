import { expect, test } from "vitest";
import type { PlannedProperty, TrackingPlan } from "../plan.ts";
import { planChecker } from "./plan-checker.ts";

const expecting = (property: Omit<PlannedProperty, "name">) =>
  planChecker({ unknownEvents: "allow", events: [{ name: "Act", properties: [{ name: "a.b", ...property }] }] });

const found = (property: Omit<PlannedProperty, "name">, properties: Record<string, unknown>) =>
  expecting(property)
    .violations({ event: "ACT", properties })
    .map(({ kind }) => kind);

test.each<[PlannedProperty["type"], readonly unknown[], readonly unknown[]]>([
  ["text", ["", "x"], [1, true, ["x"]]],
  ["number", [0, -1.55555], ["1", false, [1]]],
  ["boolean", [false], ["true", 0]],
  ["instant", ["2026-02-28", "2026-02-28T23:59:60Z", "2026-01-01 10:00+02:00"], ["2026-02-30", "soon", 1e12]],
  ["list", [[], ["a", 1]], ["a", 1]],
  ["money", [12, 12.3456, 1e13], [12.34567, "12.30", 1e15]],
])("%s: what is one and what is none", (type, right, wrong) => {
  for (const value of right) expect([value, found({ type }, { a: { b: value } })]).toEqual([value, []]);
  for (const value of wrong) expect([value, found({ type }, { "a.b": value })]).toEqual([value, ["wrongType"]]);
});

test("a property is missing where nothing, an empty place or an object stands; only a required one is a violation", () => {
  for (const properties of [{}, { a: null }, { a: { b: null } }, { a: { b: {} } }, { a: { b: [null] } }, { a: "x" }]) {
    expect(found({ type: "text", required: true }, properties)).toEqual(["missing"]);
    expect(found({ type: "text" }, properties)).toEqual([]);
  }
  expect(found({ type: "list", required: true }, { a: [{ b: 1 }, { c: 2 }] })).toEqual([]);
});

test("allowed values are compared without regard to case, in a list each element", () => {
  const values = ["Red", 2, true];
  expect(found({ type: "text", values }, { a: { b: "rED" } })).toEqual([]);
  expect(found({ type: "text", values }, { a: { b: "2" } })).toEqual(["notAllowed"]);
  expect(found({ type: "number", values }, { a: { b: 3 } })).toEqual(["notAllowed"]);
  expect(found({ type: "boolean", values }, { a: { b: false } })).toEqual(["notAllowed"]);
  expect(found({ type: "list", values }, { a: { b: ["red", 2, "TRUE"] } })).toEqual([]);
  expect(found({ type: "list", values }, { a: { b: ["red", "blue"] } })).toEqual(["notAllowed"]);
});

const plan: TrackingPlan = {
  unknownEvents: "refuse",
  events: [
    { name: "Strict", onViolation: "refuse", properties: [{ name: "id", type: "text", required: true }] },
    { name: "Loose", properties: [{ name: "id", type: "text", required: true }] },
    { name: "Old", mergedInto: "Strict", onViolation: "refuse" },
    { name: "Older", mergedInto: "Strict", properties: [] },
  ],
};

test("an event is refused where its entry, or the plan about unknown ones, says so, with all that is wrong", () => {
  const { refusal } = planChecker(plan);
  expect(refusal({ event: "strict", properties: { id: "1" } })).toBeUndefined();
  expect(refusal({ event: "strict", properties: { id: 1 } })).toBe(
    "The tracking plan refuses it: property id is of another type.",
  );
  expect(refusal({ event: "Loose", properties: {} })).toBeUndefined();
  expect(refusal({ event: "constructor", properties: {} })).toBe(
    "The tracking plan refuses it: the event is not in the plan.",
  );
});

test("a merged event without properties of its own is checked as its target", () => {
  const { refusal, violations } = planChecker(plan);
  expect(refusal({ event: "Old", properties: {} })).toBe("The tracking plan refuses it: property id is missing.");
  expect(violations({ event: "Older", properties: {} })).toEqual([]);
});

test("names of objects' own machinery are values like any other", () => {
  const { violations } = planChecker({
    unknownEvents: "count",
    events: [{ name: "__proto__", properties: [{ name: "toString", type: "text", required: true }] }],
  });
  expect(violations({ event: "__proto__", properties: {} })).toEqual([{ kind: "missing", property: "toString" }]);
  expect(violations({ event: "toString", properties: {} })).toEqual([{ kind: "unknownEvent" }]);
});

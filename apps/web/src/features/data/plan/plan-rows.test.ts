// @vitest-environment node
import { expect, test } from "vitest";
import { planRows, tidy, withEvent } from "./plan-rows.ts";

const plan = { unknownEvents: "allow", events: [{ name: "Signed Up" }, { name: "Paid" }] } as const;
const recorded = [
  { name: "order.placed", kind: "business", count: 9 },
  { name: "signed up", kind: "event", count: 5 },
  { name: "Viewed", kind: "event", count: 3 },
];

test("planned events lead, recorded ones follow, business events need no plan", () => {
  expect(planRows(plan, recorded).map(({ name, at, count }) => [name, at, count])).toEqual([
    ["Signed Up", 0, 5],
    ["Paid", 1, 0],
    ["Viewed", null, 3],
  ]);
});

test("a change of an unplanned event plans it; leaving out takes it from its place", () => {
  const [signedUp, , viewed] = planRows(plan, recorded);
  if (!signedUp || !viewed) throw new Error("rows are missing");
  expect(withEvent(plan, viewed, { name: "Viewed", verified: true }).events.at(-1)).toEqual({
    name: "Viewed",
    verified: true,
  });
  expect(withEvent(plan, signedUp, { name: "Signed Up", label: "Sign-up" }).events[0]).toMatchObject({
    label: "Sign-up",
  });
  expect(withEvent(plan, signedUp, null).events).toEqual([{ name: "Paid" }]);
  expect(withEvent(plan, viewed, null)).toBe(plan);
});

test("what says nothing is not kept", () => {
  expect(tidy({ name: "Paid", label: "", hidden: false, conversion: true, properties: [] })).toEqual({
    name: "Paid",
    conversion: true,
  });
});

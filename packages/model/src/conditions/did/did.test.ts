import { expect, test } from "vitest";
import type { Did, DidMeasure } from "../condition.ts";
import { conditionWords, lowerCondition } from "../meaning.ts";
import { problemOf } from "../testing.ts";
import { holdsForNothing } from "./amount.ts";
import { relatedField } from "./pointed-records.ts";
import { windowStretch } from "./window.ts";

const clock = { now: Date.parse("2026-03-29T10:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;
const words = (body: Did, negated = false) =>
  conditionWords(
    negated ? { not: { did: body } } : { did: body },
    "customer",
    { customer: "c", account: "a" },
    "Europe/Dublin",
  );

test.each<[DidMeasure, Did["op"], number, boolean]>([
  ["count", "<", 3, true],
  ["count", "=", 0, true],
  ["count", "<=", 2, true],
  ["count", ">=", 1, false],
  ["count", "!=", 1, true],
  ["sum", "<", 10, true],
  ["sum", ">", -1, true],
  ["distinct", "=", 0, true],
  ["avg", "<", 10, false],
  ["min", "!=", 5, false],
])("a unit without the event: %s %s %s is %s", (measure, op, value, holds) => {
  expect(holdsForNothing(measure, op ?? ">=", value)).toBe(holds);
});

test("windows are half-open; calendar days follow the clock change, exact hours do not", () => {
  expect(windowStretch({ last: "P1D" }, clock)).toEqual({ from: Date.parse("2026-03-28T11:00:00Z"), to: clock.now });
  expect(windowStretch({ last: "PT24H" }, clock)).toEqual({ from: Date.parse("2026-03-28T10:00:00Z"), to: clock.now });
  expect(windowStretch({ between: { far: "P2D", near: "P1D" } }, clock)).toEqual({
    from: Date.parse("2026-03-27T11:00:00Z"),
    to: Date.parse("2026-03-28T11:00:00Z"),
  });
  expect(windowStretch({ from: "2026-03-29", to: "2026-03-29" }, clock)).toEqual({
    from: Date.parse("2026-03-28T23:00:00Z"),
    to: Date.parse("2026-03-29T22:00:00Z"),
  });
});

test("a name before the first dot is a relation only if it is one", () => {
  expect(relatedField("product.department", "Order.Line")).toEqual({
    relation: "products",
    by: "product",
    field: "department",
  });
  expect(relatedField("address.city", "order.line")).toBeUndefined();
  expect(relatedField("product.department", "Product viewed")).toBeUndefined();
  expect(relatedField("account.industry", "*")).toEqual({ relation: "accounts", by: "account", field: "industry" });
});

test("any event leaves business events out; a business event is found by its name", () => {
  const lowered = (event: string) => JSON.stringify(lowerCondition({ did: { event } }, "account", "u", clock));
  expect(lowered("*")).toContain('"kind"');
  expect(lowered("Order.Placed")).toContain('"order.placed"');
});

test("reads aloud", () => {
  expect(words({ event: "order.placed" })).toBe("did Order placed");
  expect(words({ event: "order.placed", op: "=", value: 0, window: { last: "P7D" } })).toBe(
    "did not do Order placed in the last 7 days",
  );
  expect(words({ event: "view", op: "<", value: 3 })).toBe("did View less than 3 times");
  expect(words({ event: "view", op: ">=", value: 3 }, true)).toBe("did not do View at least 3 times");
  expect(
    words({
      event: "order.line",
      where: [{ property: "product.department", op: "is", value: "GROCERY" }],
      measure: "sum",
      property: "amount",
      op: ">",
      value: 100,
      window: { between: { far: "P30D", near: "P7D" } },
    }),
  ).toBe(
    'have a total amount of more than 100 over Order line where product.department is "GROCERY" between 30 days and 7 days ago',
  );
});

test("forms read aloud", () => {
  const near = { between: { far: "P30D", near: "P7D" } };
  expect(words({ event: "order.placed", form: "first time", window: { last: "P7D" } })).toBe(
    "did Order placed for the first time in the last 7 days",
  );
  const ofPro = [{ property: "plan", op: "is", value: "pro" }] as const;
  expect(words({ event: "view", form: "last event, then filter", where: ofPro })).toBe(
    'did View where plan is "pro" as their last View',
  );
  expect(words({ event: "view", form: "regularly", op: ">=", value: 2, per: "week", atLeast: 3, ofLast: 4 })).toBe(
    "did View at least 2 times a week in at least 3 of the last 4 whole weeks",
  );
  expect(words({ event: "view", form: "stopped", window: near })).toBe(
    "stopped doing View: did it between 30 days and 7 days ago, but not in the last 7 days",
  );
  expect(words({ event: "view", form: "restarted", window: near })).toBe(
    "started doing View again in the last 7 days, after none between 30 days and 7 days ago and some before",
  );
  const to = { trait: "budget" } as const;
  expect(words({ event: "buy", where: [{ property: "amount", op: ">", to }] })).toBe(
    "did Buy where amount is more than their budget",
  );
  expect(words({ event: "buy", where: [{ property: "customer.plan", op: "is", value: "pro", asOf: "event" }] })).toBe(
    'did Buy where their plan at that time is "pro"',
  );
});

test.each([
  [{ event: "a", form: "first time", op: ">", value: 1 }, "contradiction did.op"],
  [{ event: "a", form: "regularly", per: "week" }, "required did.atLeast"],
  [{ event: "a", form: "regularly", per: "week", atLeast: 5, ofLast: 4 }, "wrongType did.atLeast"],
  [{ event: "a", form: "stopped", window: { last: "P7D" } }, "required did.window"],
  [{ event: "a", per: "week" }, "contradiction did.per"],
  [{ event: "a", where: [{ property: "x", op: "contains", to: { trait: "y" } }] }, "unknownOperator did.where.0.op"],
  [
    { event: "a", where: [{ property: "x", op: "is", value: 1, to: { trait: "y" } }] },
    "contradiction did.where.0.value",
  ],
  [{ event: "a", where: [{ property: "x", op: "is", to: {} }] }, "oneKey did.where.0.to"],
  [{ event: "a", where: [{ property: "x", op: "is set", asOf: "event" }] }, "contradiction did.where.0.asOf"],
  [{ event: "a", where: [{ property: "account.x", op: "is set", asOf: "event" }] }, "contradiction did.where.0.asOf"],
  [{ event: "a", where: [{ property: "customer.x", op: "is set", asOf: "now" }] }, "wrongType did.where.0.asOf"],
  [
    { event: "a", where: [{ property: "customer.x", op: "is", to: { trait: "y" }, asOf: "event" }] },
    "contradiction did.where.0.asOf",
  ],
])("a form takes its own keys: %j", (did, problem) => {
  expect(problemOf({ did })).toBe(problem);
});

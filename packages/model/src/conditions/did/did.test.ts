import { expect, test } from "vitest";
import type { Did, DidMeasure } from "../condition.ts";
import { conditionWords, lowerCondition } from "../meaning.ts";
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

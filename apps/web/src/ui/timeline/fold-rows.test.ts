// @vitest-environment node
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldByDay } from "./fold-rows.ts";

const utcDay = (at: string) => at.slice(0, 10);
const item = (id: string, event: string, at: string, more: { amount?: string; who?: string } = {}) => ({
  id,
  event,
  at,
  ...more,
});

test("neighbouring repeats of one day fold, others do not", () => {
  const days = foldByDay(
    [
      item("5", "viewed", "2026-11-22T08:12:00Z"),
      item("4", "viewed", "2026-11-22T08:11:00Z"),
      item("3", "opened", "2026-11-22T08:09:00Z"),
      item("2", "viewed", "2026-11-22T08:00:00Z"),
      item("1", "viewed", "2026-11-21T23:59:00Z"),
    ],
    utcDay,
  );
  expect(days.map((day) => [day.day, day.rows.map((row) => row.items.map((one) => one.id).join())])).toEqual([
    ["2026-11-22", ["5,4", "3", "2"]],
    ["2026-11-21", ["1"]],
  ]);
});

test("amounts stay rows of their own unless they are lines of one instant", () => {
  const at = "2026-11-22T08:00:00Z";
  const rows = (items: ReturnType<typeof item>[]) => foldByDay(items, utcDay)[0]?.rows.length;
  expect(
    rows([
      item("2", "order.placed", "2026-11-22T09:00:00Z", { amount: "5" }),
      item("1", "order.placed", at, { amount: "5" }),
    ]),
  ).toBe(2);
  expect(rows([item("2", "order.line", at, { amount: "5" }), item("1", "order.line", at, { amount: "7" })])).toBe(1);
});

test("the acts of two people never fold into one", () => {
  const at = "2026-11-22T08:00:00Z";
  expect(
    foldByDay([item("2", "viewed", at, { who: "a" }), item("1", "viewed", at, { who: "b" })], utcDay)[0]?.rows,
  ).toHaveLength(2);
});

test("folding keeps every item once and in order", () => {
  const items = fc.array(
    fc.record({
      id: fc.uuid(),
      event: fc.constantFrom("a", "b"),
      at: fc.constantFrom("2026-11-22T08:00:00Z", "2026-11-21T08:00:00Z"),
      amount: fc.constantFrom(null, "1"),
    }),
  );
  fc.assert(
    fc.property(items, (list) => {
      const back = foldByDay(list, utcDay).flatMap((day) => day.rows.flatMap((row) => row.items));
      expect(back).toEqual(list);
    }),
  );
});

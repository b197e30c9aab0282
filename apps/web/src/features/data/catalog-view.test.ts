// @vitest-environment node
import { expect, test } from "vitest";
import { catalogViews, type FieldRow, matching } from "./catalog-view.ts";

const field = (of: string, name: string, top: string[] = []): FieldRow => ({
  of,
  name,
  type: "text",
  fill: 1,
  distinct: 1,
  rows: 1,
  top: top.map((value) => ({ value, count: 1 })),
});

test("events come first, then the records that have fields", () => {
  const views = catalogViews({
    asOf: "2026-11-22T08:40:00Z",
    events: [],
    fields: [
      field("order", "country"),
      field("customer", "age"),
      field("customer", "income"),
      field("zebra", "x"),
      field("event", "id"),
    ],
  });
  expect(views.map((view) => `${view.name} ${view.count}`)).toEqual(["Events 0", "People 2", "Orders 1", "zebra 1"]);
});

test("search looks at names and top values", () => {
  const rows = [field("customer", "age"), field("customer", "country", ["Germany", "Austria"])];
  expect(matching(rows, undefined)).toBe(rows);
  expect(matching(rows, "AG")).toEqual([rows[0]]);
  expect(matching(rows, "germ")).toEqual([rows[1]]);
  expect(matching(rows, "nothing")).toEqual([]);
});

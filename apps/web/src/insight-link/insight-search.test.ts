// @vitest-environment node
import { expect, test } from "vitest";
import { insightSearch } from "./insight-search.ts";

const question = { unit: "customer", series: [{ event: "order.placed", measure: "unique" }], interval: "day" };

test("the question goes to the editor and its time to the bar", () => {
  expect(
    insightSearch({
      ...question,
      range: { last: 7, unit: "day" },
      compare: { period: "previous" },
      zone: "Europe/Berlin",
    }),
  ).toEqual({ v: 1, q: question, range: "7d", compare: undefined, zone: "Europe/Berlin" });
});

test("a definition that compares with nothing says so, and a range of days is written out", () => {
  expect(insightSearch({ ...question, range: { from: "2026-01-01", to: "2026-01-31" } })).toEqual({
    v: 1,
    q: question,
    range: "2026-01-01..2026-01-31",
    compare: "none",
  });
});

test("what is no definition opens the editor as it starts", () => {
  expect(insightSearch(null)).toEqual({ v: 1 });
  expect(insightSearch("x")).toEqual({ v: 1 });
});

// @vitest-environment node
import { expect, test } from "vitest";
import { readPeopleSearch } from "./people-search.ts";

test("a valid URL is read as it stands", () => {
  const where = { did: { event: "order.placed" } };
  expect(readPeopleSearch({ q: "voss", sort: "name", where })).toEqual({ q: "voss", sort: "name", where });
});

test("a numeric search stays text and odd values fall away", () => {
  expect(readPeopleSearch({ q: 12347 }).q).toBe("12347");
  expect(readPeopleSearch({ q: { a: 1 }, sort: "shoe", where: "x" })).toEqual({});
  expect(readPeopleSearch({ where: { all: [], any: [] } }).where).toBeUndefined();
  expect(readPeopleSearch({ where: [] }).where).toBeUndefined();
});

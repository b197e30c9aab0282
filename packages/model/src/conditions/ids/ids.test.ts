import { expect, test } from "vitest";
import { problemOf, said } from "../testing.ts";
import { keyOf } from "./ids.ts";

const saved = {
  segments: new Map(),
  lists: new Map([["l", { name: "Fair", unit: "customer", values: ["1"] }]] as const),
};

test("42 is short for user:42; ids of accounts are their own", () => {
  expect(["42", "user:42", "anon:x", "a:b"].map((id) => keyOf(id, "customer"))).toEqual([
    "user:42",
    "user:42",
    "anon:x",
    "user:a:b",
  ]);
  expect(keyOf("user:42", "account")).toBe("user:42");
});

test("reads aloud", () => {
  expect(said({ ids: { list: "l" } }, "customer", saved)).toBe('are on the list "Fair"');
  expect(said({ not: { ids: { values: ["1", "2", "2"] } } })).toBe("are not among 2 given ids");
});

test("says what is wrong and where", () => {
  expect(problemOf({ ids: { list: "m" } }, "customer", saved)).toBe("unknownList ids.list");
  expect(problemOf({ ids: { list: "l" } }, "account", saved)).toBe("notForUnit ids.list");
  expect(problemOf({ ids: {} })).toBe("oneKey ids");
  expect(problemOf({ ids: { values: [1] } })).toBe("wrongType ids.values");
  const many = (n: number) => ({ ids: { values: Array.from({ length: n }, (_, i) => `${i}`) } });
  expect(problemOf(many(10_000))).toBe(undefined);
  expect(problemOf(many(10_001))).toBe("wrongType ids.values");
});

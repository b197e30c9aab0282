import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "../conditions/condition.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { definitionHash } from "./hash.ts";
import { sha256 } from "./sha256.ts";

test("our SHA-256 is Node's, for any text and every length around a block", () => {
  const node = (text: string) => createHash("sha256").update(text).digest("hex");
  for (let n = 0; n < 200; n++) expect(sha256("ä".repeat(n))).toBe(node("ä".repeat(n)));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sha256(text) === node(text)));
});

const a: Condition = { trait: { trait: "plan", op: "is", value: "Pro" } };
const b: Condition = { did: { event: "order.placed" } };
const c: Condition = { account: { field: "industry", op: "is set" } };

test.each<[string, Condition, Condition]>([
  ["order", { all: [a, b] }, { all: [b, a] }],
  ["flattening", { all: [a, { all: [b, c] }] }, { all: [{ all: [c] }, b, a] }],
  ["repetition", { any: [a, a, b] }, { any: [b, a] }],
  ["double negation", { not: { not: a } }, a],
  ["negative operators", { trait: { trait: "plan", op: "is not", value: "pro" } }, { not: a }],
  ["a list of one", { trait: { trait: "plan", op: "in", value: ["PRO"] } }, a],
  ["defaults", { did: { event: "order.placed", measure: "count", op: ">=", value: 1, where: [] } }, b],
])("the same meaning has the same hash: %s", (_rule, left, right) => {
  expect(definitionHash(left)).toBe(definitionHash(right));
});

test("the order of a trend's tests and the case of its events mean nothing; the order of its series does", () => {
  const amount = { property: "amount", op: ">", value: 1 } as const;
  const country = { property: "country", op: "is", value: "UK" } as const;
  const trend = (...series: TrendQuery["series"]): TrendQuery => ({
    unit: "customer",
    series,
    interval: "day",
    range: { last: 7, unit: "day" },
  });
  const one = { event: "order.placed", measure: "total", where: [amount, country] };
  const same = { event: "Order.Placed", measure: "total", where: [{ ...country, value: "uk" }, amount, amount] };
  const other = { event: "view", measure: "total" };
  expect(definitionHash(trend(one, other))).toBe(definitionHash(trend(same, other)));
  expect(definitionHash(trend(one, other))).not.toBe(definitionHash(trend(other, one)));
});

test("another meaning has another hash", () => {
  const all: Condition[] = [a, b, c, { all: [a, b] }, { any: [a, b] }, { not: a }, { all: [] }, { any: [] }];
  expect(new Set(all.map(definitionHash)).size).toBe(all.length);
});

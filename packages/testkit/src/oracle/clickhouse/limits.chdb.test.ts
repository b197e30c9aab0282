import { type Condition, lowerPopulation, parseCondition } from "@throughline/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { small } from "../fixtures/fixture.ts";
import { Twins } from "./twins.ts";

let twins: Twins;
beforeAll(async () => {
  twins = await Twins.open(process.env["CHDB_HOME"] ?? "");
});
afterAll(() => twins.close());

const clock = { now: Date.parse("2026-03-31T10:00:00Z"), zone: "Europe/Berlin", weekStart: "monday" } as const;
const members = async (where: Condition) => {
  expect(parseCondition(where, "customer").problems).toEqual([]);
  return (await twins.numbers(lowerPopulation({ unit: "customer", where }, clock), "unit")).sort();
};

test("64 levels, 10,000 values and names with quotes, backslashes and placeholders in them", async () => {
  const name = "a\"b\\' ? {p0:String} \\";
  const text = "it's \\ \n {p0:String} ? ☃ %";
  await twins.fill(
    small({
      customers: 3,
      traits: { 1: { [name]: text, tags: [text, "x"] }, 2: { [name]: "value 77", tags: ["value 9999"] } },
    }),
  );
  expect(await members({ trait: { trait: name, op: "is", value: text } })).toEqual([1]);
  expect(await members({ trait: { trait: "tags", op: "contains", value: "\\" } })).toEqual([1]);
  const values = Array.from({ length: 9_999 }, (_, i) => `value ${i + 1}`).concat(text);
  expect(await members({ trait: { trait: name, op: "in", value: values } })).toEqual([1, 2]);
  expect(await members({ trait: { trait: "tags", op: "not in", value: values } })).toEqual([3]);
  let deep: Condition = { trait: { trait: name, op: "is", value: text } };
  for (let i = 0; i < 63; i++) deep = i % 3 === 0 ? { not: deep } : i % 3 === 1 ? { any: [deep] } : { all: [deep] };
  expect(await members(deep)).toEqual([2, 3]);
});

import { expect, test } from "vitest";
import type { Condition } from "../conditions/condition.ts";
import type { Saved } from "../conditions/saved.ts";
import { changeWords, membersChanged } from "./change.ts";
import { readLabel } from "./label.ts";

const nouns = { customer: "customer", account: "account" };
const pro: Condition = { trait: { trait: "plan", op: "is", value: "Pro" } };
const bought: Condition = { did: { event: "order.placed" } };
const words = (before: Condition, after: Condition, saved?: Saved) =>
  changeWords("customer", before, after, nouns, "UTC", saved);

test("a change says what went and what came, and not what only moved", () => {
  const before: Condition = { all: [pro, bought] };
  expect(words(before, { all: [bought, pro] })).toEqual({ removed: [], added: [] });
  const after: Condition = { all: [bought, { not: pro }] };
  expect(words(before, after)).toEqual({
    removed: ['have a plan that is "Pro"'],
    added: ['have a plan that is not "Pro"'],
  });
  expect(words({ all: [] }, bought).added).toHaveLength(1);
});

test("segments and lists that it names are told by their names", () => {
  const segments = new Map([["7f3a", { name: "Shoppers", unit: "customer", where: bought }]] as const);
  const lists = new Map([["9c1b", { name: "Fair", unit: "customer", values: [] }]] as const);
  const after: Condition = { all: [{ segment: "7f3a" }, { ids: { list: "9c1b" } }] };
  expect(words({ all: [] }, after, { segments, lists }).added).toEqual([
    'are in the segment "Shoppers"',
    'are on the list "Fair"',
  ]);
});

test("who comes in and who goes are opposite populations", () => {
  const there = membersChanged("customer", pro, bought);
  const back = membersChanged("customer", bought, pro);
  expect(there.entering).toEqual(back.leaving);
  expect(there.entering.where).toEqual({ all: [bought, { not: pro }] });
});

test.each([
  ["an empty name", { name: "  " }, ["name"]],
  ["a long name", { name: "x".repeat(121) }, ["name"]],
  ["a long description", { description: "x".repeat(2001) }, ["description"]],
  ["too many tags", { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) }, ["tags"]],
  ["a long tag", { tags: ["x".repeat(41)] }, ["tags"]],
])("%s is refused where it stands", (_, wrong, path) => {
  const { problems } = readLabel({ name: "n", description: "", tags: [], ...wrong });
  expect(problems.map((problem) => problem.path)).toEqual([path]);
});

test("a label loses spaces around it and repeated tags", () => {
  const { label, problems } = readLabel({ name: " Trials ", description: " d ", tags: ["a", " a", ""] });
  expect(problems).toEqual([]);
  expect(label).toEqual({ name: "Trials", description: "d", tags: ["a"] });
});

import { expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import { deciding } from "./deciding.ts";
import { explainCondition } from "./explain.ts";
import type { History, Known } from "./history.ts";

const plan = (value: string): Condition => ({ trait: { trait: "plan", op: "is", value } });
const german: Condition = { trait: { trait: "country", op: "is", value: "DE" } };
const mailed: Condition = { trait: { trait: "email", op: "is set" } };

const traits: Readonly<Record<string, Known>> = { plan: "free", country: "DE" };
const history: History = {
  unit: "customer",
  ids: ["user:1"],
  begins: undefined,
  events: [],
  field: (name) => traits[name],
  accounts: () => [],
  contacts: () => [],
  records: () => [],
  spells: () => [],
};
const where: Condition = { all: [german, plan("pro")] };
const saved = { segments: new Map([["s", { name: "S", unit: "customer", where } as const]]), lists: new Map() };
const clock = { now: Date.parse("2026-06-30T12:00:00Z"), zone: "UTC", weekStart: "monday", saved } as const;

const paths = (condition: Condition) =>
  deciding(explainCondition(condition, history, clock)).map(({ path }) => path.join("/"));

test.each<[string, Condition, readonly string[]]>([
  ["of an unmet all: what is unmet", { all: [german, plan("pro"), mailed] }, ["all/1", "all/2"]],
  ["of a met all: every part", { all: [german, plan("free")] }, ["all/0", "all/1"]],
  ["of an unmet any: every part", { any: [mailed, plan("pro")] }, ["any/0", "any/1"]],
  ["of a met any: what is met", { any: [mailed, german] }, ["any/1"]],
  ["what must not be, and is", { all: [german, { not: plan("free") }] }, ["all/1/not"]],
  ["an unmet all in a not", { not: { all: [german, mailed] } }, ["not/all/1"]],
  ["inside a segment that is named", { all: [{ segment: "s" }] }, ["all/0/segment/all/1"]],
  ["nobody", { any: [] }, [""]],
])("%s", (_, condition, expected) => {
  expect(paths(condition)).toEqual(expected);
});

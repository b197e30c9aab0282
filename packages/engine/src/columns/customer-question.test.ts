import { type Condition, lowerPopulation, membersPlan, sizePlan, type Unit } from "@throughline/model";
import type { Plan } from "@throughline/query";
import { expect, test } from "vitest";
import { customerQuestion } from "./customer-question.ts";

const clock = { now: Date.UTC(2026, 0, 1), zone: "UTC", weekStart: "monday" } as const;
const day = 86_400_000;

/** As if each name and each text had the one id that its first letter has. */
function asked(plan: Plan) {
  const known = new Map<Plan, readonly number[]>();
  const find = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (
      "plan" in node &&
      /"scan":"(strings|eventNames)"/.test(JSON.stringify(node.plan)) &&
      "project" in Object(node.plan)
    ) {
      const [, letter = ""] = /"values":\["(.)/.exec(JSON.stringify(node.plan)) ?? [];
      if (!/"scan":"events"/.test(JSON.stringify(node.plan))) known.set(node.plan as Plan, [letter.charCodeAt(0)]);
    }
    for (const child of Object.values(node)) find(child);
  };
  find(plan);
  return customerQuestion(plan, known);
}
const size = (where: Condition, unit: Unit = "customer") => asked(sizePlan({ unit, where }, clock));

test("a plan of acts, texts and their combinations is read for what it asks", () => {
  const where: Condition = {
    all: [
      { did: { event: "cart", op: ">=", value: 2, window: { last: "P90D" } } },
      { trait: { trait: "plan", op: "is", value: "pro" } },
      { not: { did: { event: "buy", window: { last: "P31D" } } } },
    ],
  };
  const test = {
    all: [
      { events: [99], from: clock.now - 90 * day, to: clock.now, counts: [{ op: ">=", value: 2 }] },
      { any: [{ texts: "s:plan", ids: [112] }, { list: "l:plan" }] },
      { not: { events: [98], from: clock.now - 31 * day, to: clock.now, counts: [] } },
    ],
  };
  expect(size(where)).toEqual({ test, answer: "size", column: "size" });
  expect(asked(lowerPopulation({ unit: "customer", where }, clock))).toEqual({ test, answer: "ids", column: "unit" });
});

test("what nobody did is asked by who did not do less", () => {
  const rare = size({ did: { event: "buy", op: "<", value: 2 } });
  const often = {
    events: [98],
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    counts: [{ op: ">=", value: 2 }],
  };
  expect(rare?.test).toEqual({ all: [{ not: often }] });
  expect(size({ all: [] })?.test).toEqual({ all: [] });
  expect(size({ any: [] })?.test).toEqual({ all: [{ any: [] }] });
});

test("whatever reads anything else is a query's", () => {
  const others: readonly Condition[] = [
    { did: { event: "*" } },
    { did: { event: "buy", where: [{ property: "page", op: "is", value: "/" }] } },
    { did: { event: "buy", form: "first time" } },
    { did: { event: "buy", measure: "sum", property: "price", op: ">", value: 1 } },
    { trait: { trait: "age", op: ">", value: 3 } },
    { trait: { trait: "plan", op: "is set" } },
    { existedFor: { op: ">=", duration: "P1D" } },
    { ids: { values: ["user:1"] } },
    { account: { field: "tier", op: "is", value: "gold" } },
  ];
  for (const where of others) {
    expect({ where, read: size(where) }).toEqual({ where, read: undefined });
    expect(size({ all: [{ did: { event: "buy" } }, where] })).toBeUndefined();
  }
  expect(size({ did: { event: "buy" } }, "account")).toBeUndefined();
  const everyone = { unit: "customer", where: { all: [] } } as const;
  expect(asked(membersPlan(everyone, clock, { first: 10 }))).toBeUndefined();
  const scan: Plan = { scan: "customers", as: "u" };
  const id = { column: "id", of: "u" } as const;
  expect(asked({ project: scan, columns: { unit: { column: "key", of: "u" } }, as: "p" })).toBeUndefined();
  expect(asked({ project: scan, columns: { unit: id }, as: "p", distinct: true })).toBeUndefined();
  expect(asked({ aggregate: scan, by: { unit: id }, measures: { n: { fn: "count" } }, as: "a" })).toBeUndefined();
  expect(asked({ aggregate: scan, by: {}, measures: { n: { fn: "distinct", of: id } }, as: "a" })).toBeUndefined();
});

test("a plan that is none, or nested without end, is left to the compiler", () => {
  const deep = 50_000;
  const where = `${'{"call":"not","args":['.repeat(deep)}{"call":"and","args":[]}${"]}".repeat(deep)}`;
  const measures = '"by":{},"measures":{"n":{"fn":"count"}},"as":"a"';
  for (const text of [
    '{"project":null}',
    '{"aggregate":3,"by":{},"measures":{"n":null}}',
    '{"project":{"filter":{}}}',
    `{"aggregate":{"filter":{"scan":"customers","as":"u"},"where":${where}},${measures}}`,
  ]) {
    const plan: Plan = JSON.parse(text);
    expect(customerQuestion(plan, new Map())).toBeUndefined();
  }
});

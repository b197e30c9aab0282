import { type Condition, kindNames, nothingSaved, parseCondition } from "@throughline/model";
import { describe, expect, it } from "vitest";
import type { Choices } from "./choices.ts";
import { leafOf } from "./leaf.ts";
import { freshCondition, offeredFields, setField } from "./settle.ts";

const field = { fill: 1, rows: 10, top: [] };
const choices: Choices = {
  events: [
    {
      name: "Order placed",
      count: 5,
      kind: "event",
      properties: [{ of: "event", name: "amount", type: "number", ...field }],
    },
  ],
  fields: [
    { of: "customer", name: "plan", type: "text", ...field },
    { of: "account", name: "country", type: "text", ...field },
  ],
  sessionFields: [],
  saved: { ...nothingSaved, segments: new Map([["s1", { name: "Buyers", unit: "customer", where: { all: [] } }]]) },
  onSegmentSearch: () => undefined,
  nouns: { customer: "customer", account: "account" },
  zone: "UTC",
};
const setting = { unit: "customer", choices } as const;
const problemsOf = (condition: Condition) => parseCondition(condition, "customer", { saved: choices.saved }).problems;
const bodyOf = (condition: Condition) => leafOf(condition).body;

/** Names and values that no data propose, and the choice between a list and identifiers. */
const asked: Readonly<Record<string, readonly string[]>> = {
  consent: ["channel"],
  score: ["score", "value"],
  ids: [""],
  related: [""],
  wasIn: ["at"],
};

describe("the fields of a condition", () => {
  it.each(kindNames)("%s begins whole, or misses only what a person must say", (kind) => {
    const open = problemsOf(freshCondition(kind, setting)).map(({ path }) => String(path[1] ?? ""));
    expect(open.filter((name) => !(asked[kind] ?? []).includes(name))).toEqual([]);
  });

  it.each(kindNames)("%s offers only fields that fit", (kind) => {
    const start = freshCondition(kind, setting);
    for (const { name, control } of offeredFields(start, setting)) {
      if (control === "name") continue;
      const before = problemsOf(start).length;
      expect(problemsOf(setField(start, name, bodyOf(start)[name], setting)).length).toBeLessThanOrEqual(before);
    }
  });

  it("adds what a form needs and takes away what it forbids", () => {
    const often: Condition = { did: { event: "Order placed", op: ">=", value: 3, window: { last: "P30D" } } };
    const stopped = setField(often, "form", "stopped", setting);
    expect(problemsOf(stopped)).toEqual([]);
    expect(bodyOf(stopped)["op"]).toBeUndefined();
    expect(bodyOf(stopped)["window"]).toHaveProperty("between");
    const regularly = setField(often, "form", "regularly", setting);
    expect(problemsOf(regularly)).toEqual([]);
    expect(bodyOf(regularly)).toMatchObject({ op: ">=", value: 3 });
  });

  it("measures a property once a measure is chosen", () => {
    const summed = setField({ did: { event: "Order placed" } }, "measure", "sum", setting);
    expect(problemsOf(summed)).toEqual([]);
    expect(bodyOf(summed)).toMatchObject({ measure: "sum", property: "amount", op: ">=" });
  });

  it("keeps a value when its operator wants a list of them, and back", () => {
    const is: Condition = { trait: { trait: "plan", op: "is", value: "pro" } };
    const among = setField(is, "op", "in", setting);
    expect(among).toEqual({ trait: { trait: "plan", op: "in", value: ["pro"] } });
    expect(setField(among, "op", "is", setting)).toEqual(is);
    expect(setField(is, "op", "is set", setting)).toEqual({ trait: { trait: "plan", op: "is set" } });
  });

  it("changes a quantifier for a measure", () => {
    const any: Condition = { related: { relation: "orders", quantifier: "any" } };
    const counted = setField(any, "measure", "count", setting);
    expect(problemsOf(counted)).toEqual([]);
    expect(bodyOf(counted)["quantifier"]).toBeUndefined();
    expect(problemsOf(setField(any, "quantifier", "at least", setting))).toEqual([]);
  });
});

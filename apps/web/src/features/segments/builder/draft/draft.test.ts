import { type Condition, nothingSaved, parseCondition } from "@throughline/model";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Choices } from "../../../../fields/condition/choices.ts";
import { rowPieces } from "../../../../fields/condition/row-words.ts";
import { definitionSearch, readDefinition } from "./definition-search.ts";
import { type EditHistory, type Edition, edited, noHistory, redone, undone } from "./edit-history.ts";
import { mended } from "./problems.ts";
import { rowPaths, sectionsOf, withException, withoutAt } from "./sections.ts";
import { startsFor } from "./starts.ts";

const named = (name: string): Condition => ({ trait: { trait: name, op: "is set" } });
const of = (where: Condition): Edition => ({ unit: "customer", where });
const definition = fc
  .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 })
  .map((names): Condition => ({ all: names.map(named) }));

beforeEach(() => localStorage.clear());

describe("undo", () => {
  it("goes back to the very definition before, and forward again", () => {
    fc.assert(
      fc.property(fc.array(definition, { minLength: 2, maxLength: 50 }), (values) => {
        const distinct = values
          .filter((value, at) => JSON.stringify(value) !== JSON.stringify(values[at - 1]))
          .map((where, at): Edition => ({ unit: at % 2 === 0 ? "customer" : "account", where }));
        let history: EditHistory = noHistory;
        for (const value of distinct.slice(0, -1)) history = edited(history, value);
        let edition = distinct.at(-1) ?? of(named("a"));
        for (const expected of distinct.slice(0, -1).toReversed()) {
          const step = undone(history, edition);
          expect(step?.edition).toEqual(expected);
          if (step) ({ history, edition } = step);
        }
        expect(undone(history, edition)).toBeUndefined();
        for (const expected of distinct.slice(1)) {
          const step = redone(history, edition);
          expect(step?.edition).toEqual(expected);
          if (step) ({ history, edition } = step);
        }
      }),
    );
  });

  it("keeps 50 steps, and passes over what Back has undone", () => {
    let history: EditHistory = noHistory;
    for (let at = 0; at < 60; at += 1) history = edited(history, of(named(String(at))));
    expect(history.past).toHaveLength(50);
    expect(undone(history, of(named("59")))?.edition).toEqual(of(named("58")));
  });
});

describe("the definition in the URL", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(definition, (where) => {
        expect(readDefinition(definitionSearch(where, "account", 3))).toMatchObject({
          where,
          unit: "account",
          from: 3,
          broken: false,
        });
      }),
    );
  });

  it("holds nothing personal and nothing long, and finds both again", () => {
    const personal: Condition = { trait: { trait: "email", op: "is", value: "ada@example.org" } };
    const long: Condition = {
      trait: { trait: "plan", op: "in", value: Array.from({ length: 500 }, (_, at) => `plan ${at}`) },
    };
    for (const where of [personal, long]) {
      const search = definitionSearch(where, "customer");
      expect(JSON.stringify(search)).not.toMatch(/ada|plan 7/);
      expect(readDefinition(search).where).toEqual(where);
    }
  });

  it.each([5, "~unknown-id", { nothing: 1 }, { all: 1 }, { all: [{ did: 5 }] }, { not: [] }])(
    "says that %j is broken",
    (where) => {
      expect(readDefinition({ where })).toMatchObject({ where: undefined, broken: true });
    },
  );
});

describe("sections", () => {
  it("shows the exceptions as their own, and drops the section with its last one", () => {
    const one = withException({ all: [named("a")] }, named("b"));
    expect(one.where).toEqual({ all: [named("a"), { not: { any: [named("b")] } }] });
    const two = withException(one.where, named("c"));
    expect(sectionsOf(two.where).except?.parts).toEqual([named("b"), named("c")]);
    expect(rowPaths(two.where)).toContainEqual(two.path);
    expect(withoutAt(withoutAt(two.where, two.path), one.path)).toEqual({ all: [named("a")] });
  });
});

const field = (of: string, name: string, values: readonly string[]) => ({
  of,
  name,
  type: "text",
  fill: 1,
  rows: 9,
  top: values.map((value) => ({ value, count: 1 })),
});
const choices: Choices = {
  events: [{ name: "Pricing used", count: 9, kind: "event", properties: [] }],
  fields: [field("account", "country", ["DE", "AT"]), field("customer", "plan", ["trial"])],
  sessionFields: [],
  saved: nothingSaved,
  onSegmentSearch: () => undefined,
  nouns: { customer: "person", account: "company" },
  zone: "UTC",
};

describe("the search for a condition", () => {
  it("knows values, several at once, before fields and events", () => {
    expect(startsFor("de, at", "account", choices)[0]?.condition).toEqual({
      account: { field: "country", op: "in", value: ["DE", "AT"] },
    });
    expect(startsFor("trial", "customer", choices)[0]?.condition).toEqual({
      trait: { trait: "plan", op: "is", value: "trial" },
    });
  });
  it("offers the people of an account, and every other kind by its words", () => {
    expect(startsFor("contacts pricing", "account", choices)[0]?.condition).toHaveProperty("related.who.did");
    expect(startsFor("in order", "customer", choices).some(({ condition }) => "sequence" in condition)).toBe(true);
  });
});

describe("a line", () => {
  it("tells what is tested from what with, in the model's words", () => {
    const pieces = rowPieces(
      { not: { account: { field: "country", op: "in", value: ["DE", "AT"] } } },
      "account",
      choices,
    );
    expect(pieces.map(({ text }) => text).join("")).toBe("country is none of DE or AT");
    expect(pieces.filter(({ role }) => role === "value").map(({ text }) => text)).toEqual(["DE", "AT"]);
  });
  it("takes the name that a problem proposes", () => {
    const where: Condition = { all: [{ did: { event: "Pricing usd" } }] };
    const problem = {
      code: "unknownEvent",
      message: 'there is no event "Pricing usd"; did you mean "Pricing used"?',
      path: ["all", "0", "did", "event"],
    };
    expect(mended(where, problem)).toEqual({ all: [{ did: { event: "Pricing used" } }] });
    expect(parseCondition(mended(where, problem)).problems).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { definitionHash } from "../../definition/hash.ts";
import type { Related } from "../condition.ts";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  const who = { did: { event: "Pricing", op: ">=", value: 2, window: { last: "P30D" } } } as const;
  expect(said({ related: { relation: "contacts", quantifier: "at least", least: 2, who } }, "account")).toBe(
    "have at least 2 contacts that did Pricing at least 2 times in the last 30 days",
  );
  expect(said({ not: { related: { relation: "orders", quantifier: "any", window: { last: "P7D" } } } })).toBe(
    "have no order in the last 7 days",
  );
  const where = [{ property: "status", op: "is", value: "paid" }] as const;
  expect(
    said({ related: { relation: "orders", measure: "sum", property: "amount", op: ">", value: 100, where } }),
  ).toBe('have a total amount of more than 100 over orders where status is "paid"');
});

test("the condition of the people inside has one form too", () => {
  const who = (value: string): Related => ({
    relation: "contacts",
    quantifier: "any",
    who: { all: [{ trait: { trait: "plan", op: "is", value } }] },
  });
  expect(definitionHash({ related: who("Pro") })).toBe(definitionHash({ related: who("pro") }));
});

const any = { quantifier: "any" };
test.each([
  [{ relation: "order", ...any }, "unknownValue related.relation"],
  [{ relation: "orders" }, "oneKey related"],
  [{ relation: "orders", ...any, measure: "count", op: ">", value: 1 }, "oneKey related"],
  [{ relation: "orders", ...any, least: 2 }, "contradiction related.least"],
  [{ relation: "orders", quantifier: "at least" }, "required related.least"],
  [{ relation: "orders", quantifier: "at least %", least: 101 }, "wrongType related.least"],
  [{ relation: "orders", ...any, who: { all: [] } }, "contradiction related.who"],
  [{ relation: "contacts", ...any, where: [] }, "contradiction related.where"],
  [{ relation: "contacts", measure: "sum", property: "x", op: ">", value: 1 }, "contradiction related.property"],
  [{ relation: "orders", measure: "sum", op: ">", value: 1 }, "required related.property"],
  [{ relation: "orders", measure: "count", op: ">", value: 1.5 }, "wrongType related.value"],
  [{ relation: "orders", measure: "sum", property: "amount" }, "required related.op"],
  [
    { relation: "opportunities", ...any, where: [{ property: "customer.plan", op: "is set" }] },
    "contradiction related.where.0",
  ],
  [
    { relation: "orders", measure: "max", property: "session.pages", op: ">", value: 1 },
    "contradiction related.property",
  ],
  [{ relation: "contacts", ...any, who: { dit: {} } }, "unknownKind related.who.dit"],
])("says what is wrong and where: %j", (related, problem) => {
  expect(problemOf({ related }, related.relation === "contacts" ? "account" : "customer")).toBe(problem);
});

test("an account has no accounts; people inside an account's condition are customers", () => {
  expect(problemOf({ related: { relation: "accounts", quantifier: "any" } }, "account")).toBe(
    "notForUnit related.relation",
  );
  const who = { trait: { trait: "plan", op: "is set" } };
  expect(problemOf({ related: { relation: "contacts", quantifier: "any", who } }, "account")).toBe(undefined);
});

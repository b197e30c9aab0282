// @vitest-environment node
import { nothingSaved } from "@throughline/model";
import { expect, it } from "vitest";
import { rowPieces } from "../condition/row-words.ts";
import { piecesOf, testPieces, textOf } from "./pieces.ts";

const words = { nouns: { customer: "person", account: "shop" }, zone: "UTC", saved: nothingSaved };
const values = (pieces: ReturnType<typeof piecesOf>) =>
  pieces.filter(({ role }) => role === "value").map(({ text }) => text);

it("says a test in the model's words, and what is tested with apart from what is tested", () => {
  const test = testPieces({ property: "product.category", op: "in", value: ["Cheese", "Wine"] }, "UTC");
  expect(textOf(test)).toBe("product category is one of Cheese or Wine");
  expect(values(test)).toEqual(["Cheese", "Wine"]);
  expect(textOf(testPieces({ property: "endsAt", op: "in the next", value: "P7D" }, "UTC"))).toBe(
    "ends at is in the next 7 days",
  );
});

it("names what a property is compared with", () => {
  const test = { property: "amount", op: ">", to: { property: "creditLimit" } } as const;
  expect(textOf(testPieces(test, "UTC"))).toBe("amount is more than its credit limit");
  expect(values(testPieces(test, "UTC"))).toEqual(["credit limit"]);
  const line = rowPieces({ did: { event: "order.placed", where: [test] } }, "customer", words);
  expect(textOf(line)).toBe("did Order placed where amount is more than its credit limit");
  expect(textOf(testPieces({ property: "currency", op: "is not", to: { trait: "currency" } }, "UTC"))).toBe(
    "currency is not their currency",
  );
});

it("says what a trait was at the time of the event", () => {
  const test = { property: "customer.homeCity", op: "is", value: "Bonn", asOf: "event" } as const;
  expect(textOf(testPieces(test, "UTC"))).toBe("their home city at that time is Bonn");
  expect(values(testPieces(test, "UTC"))).toEqual(["Bonn"]);
});

it("finds a name only where it is a word, and none inside of a value", () => {
  const pieces = piecesOf('age of average age is "age 30"', { fields: ["age"], values: [] });
  expect(pieces.map(({ role }) => role)).toEqual(["field", "words", "field", "words", "value"]);
});

it("says every kind of line, not only that of fields", () => {
  expect(
    textOf(rowPieces({ not: { did: { event: "order.placed", window: { last: "P7D" } } } }, "customer", words)),
  ).toBe("did not do Order placed in the last 7 days");
  expect(textOf(rowPieces({ existedFor: { op: ">=", duration: "P30D" } }, "customer", words))).toMatch(/30 days/);
});

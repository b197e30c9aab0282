// @vitest-environment node
import { expect, test } from "vitest";
import { accountFacts } from "./account-facts.ts";

test("only what is recorded is said, in a fixed order", () => {
  const facts = accountFacts(
    {
      territory: "United Kingdom",
      industry: null,
      owner: { name: "Moses Frase" },
      createdAt: "2024-03-01T00:00:00Z",
      attributes: { employees: 2822, empty: null, nested: { a: 1 } },
    },
    "Europe/London",
  );
  expect(facts.map((one) => `${one.name}: ${one.value}`)).toEqual([
    "Territory: United Kingdom",
    "Owner: Moses Frase",
    "Customer since: 1 Mar 2024",
    "Employees: 2,822",
  ]);
});

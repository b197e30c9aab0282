/** A test of the builder with the recipe's kind of condition that runs in the copy, where the kind exists. */
export const namedInTheBuilder = `import { render, screen } from "@testing-library/react";
import { createElement } from "react";
import { expect, test } from "vitest";
import type { Choices } from "../../../../fields/condition/choices.ts";
import { FieldTokens } from "../../../../fields/condition/FieldTokens.tsx";
import { startsFor } from "./starts.ts";

const choices: Choices = {
  events: [],
  fields: [],
  sessionFields: [],
  saved: { segments: new Map(), lists: new Map() },
  nouns: { customer: "customer", account: "account" },
  zone: "UTC",
};

test("a search finds the new kind, and its field has a control", () => {
  const [start] = startsFor("identifier that begins", "customer", choices);
  expect(start).toMatchObject({ id: "kind:named", opens: "beginning" });
  const condition = { named: { beginning: "user:4" } };
  const nothing = () => undefined;
  const inner = () => null;
  render(createElement(FieldTokens, { condition, unit: "customer", choices, wrong: new Set<string>(), onChange: nothing, inner }));
  expect(screen.getByText("user:4", { exact: false })).toBeTruthy();
});
`;

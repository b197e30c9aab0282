// @vitest-environment node
import { expect, test } from "vitest";
import { choiceOf, mappingInput, mappingProblems, suggested, targetOf } from "./mapping.ts";

const kind = {
  fields: [
    { name: "id", required: true },
    { name: "name", required: true },
    { name: "territory", required: false },
  ],
};
const columns = [
  { column: "Account ID", field: "id" },
  { column: "Company", field: null },
  { column: "shoe size", field: "shoeSize" },
];

test("columns start as the fields that the preview found, the others as attributes", () => {
  const mapping = suggested(columns, kind);
  expect([...mapping.values()].map(choiceOf)).toEqual(["field:id", "attribute", "attribute"]);
  expect(mappingInput(mapping)).toEqual([
    { column: "Account ID", field: "id" },
    { column: "Company", field: "Company" },
    { column: "shoe size", field: "shoe size" },
  ]);
});

test("a choice and its target are two ways to write one thing", () => {
  for (const choice of ["field:territory", "attribute", "nothing"]) expect(choiceOf(targetOf(choice))).toBe(choice);
});

test("a field that two columns claim and a required one that nobody fills are named", () => {
  const mapping = new Map(suggested(columns, kind)).set("Company", targetOf("field:id"));
  expect(mappingProblems(mapping, kind)).toEqual({ twice: ["id"], missing: ["name"] });
  expect(mappingProblems(new Map(mapping).set("Company", targetOf("field:name")), kind)).toEqual({
    twice: [],
    missing: [],
  });
});

test("a column that is left out is sent without a field", () => {
  expect(mappingInput(new Map([["Company", targetOf("nothing")]]))).toEqual([{ column: "Company", field: null }]);
});

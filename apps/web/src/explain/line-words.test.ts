import { expect, test } from "vitest";
import { factOf, restsOn, titleOf } from "./line-words.ts";

test("a whole says how its parts count, a condition says itself", () => {
  expect(titleOf({ kind: "any", sentence: "a or b" })).toBe("At least one of these");
  expect(titleOf({ kind: "did", sentence: "did View in the last 7 days" })).toBe("Did View in the last 7 days");
});

test.each([
  [{ counts: [{ what: "count", value: 1 }], fields: [], from: "2026-11-01T00:00:00Z" }, "counted 1, since 1 Nov 2026"],
  [{ counts: [{ what: "avg", value: null }], fields: [], from: null }, "average unknown"],
  [
    {
      counts: [
        { what: "contacts", value: 4 },
        { what: "satisfying", value: 2 },
      ],
      fields: [],
      from: null,
    },
    "4 contacts, 2 of them fit",
  ],
  [{ counts: [], fields: [{ field: "plan", value: null }], from: null }, "plan: not known"],
])("what a condition rests on: %#", (line, words) => {
  expect(restsOn(line, "UTC")).toBe(words);
});

const did = "did View at least 2 times in the last 7 days";
test.each([
  [{ sentence: 'have a plan that is "pro"', fields: [{ field: "plan", value: "free" }] }, 'plan is "free"'],
  [{ sentence: "have seats above 3", fields: [{ field: "seats", value: 2 }] }, "seats is 2"],
  [{ sentence: "have an email", fields: [{ field: "email", value: null }] }, "email is not known"],
  [{ sentence: did, counts: [{ what: "count", value: 1 }] }, `${did}: counted 1`],
  [{ sentence: "are in the list", matches: true }, "are in the list: met"],
])("what is so of somebody: %#", (line, words) => {
  expect(factOf({ matches: false, counts: [], fields: [], ...line }, "UTC")).toBe(words);
});

import { expect, test } from "vitest";
import { checkAgainstCatalog } from "./catalog-check.ts";

const names = { events: ["order.placed"], traits: ["plan"], accountFields: ["industry"], properties: ["amount"] };

test("a name that the data lacks is told with the nearest one; names of events meet folded", () => {
  const problems = checkAgainstCatalog(
    {
      all: [
        { did: { event: "ORDER.PLACED", where: [{ property: "amout", op: "is set" }] } },
        { not: { trait: { trait: "plam", op: "is set" } } },
      ],
    },
    names,
  );
  expect(problems.map((p) => [p.path.join("."), p.message])).toEqual([
    ["all.0.did.where.0.property", 'no property is called "amout"; did you mean "amount"?'],
    ["all.1.not.trait.trait", 'no trait is called "plam"; did you mean "plan"?'],
  ]);
});

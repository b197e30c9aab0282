import { expect, test } from "vitest";
import { conditionSchema } from "./json-schema.ts";
import { conditionKinds, kindNames } from "./registry.ts";

test("the schema has every kind, and every field of a kind", () => {
  const text = JSON.stringify(conditionSchema());
  expect([...kindNames].sort()).toEqual(Object.keys(conditionKinds).sort());
  for (const kind of kindNames) {
    expect(text).toContain(`"required":["${kind}"]`);
    for (const field of conditionKinds[kind].fields) expect(text).toContain(`"${field.name}":`);
  }
});

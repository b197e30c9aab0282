import { kebab, type Scaffold } from "./scaffold.ts";

/** A kind of condition: its folder and its line. It begins as a test of a field of its own name, which already works. */
export const condition: Scaffold = {
  files: (name) => ({
    [`packages/model/src/conditions/${kebab(name)}/${kebab(name)}.ts`]: kindFile(name),
    [`packages/model/src/conditions/${kebab(name)}/${kebab(name)}.test.ts`]: testFile(name),
  }),
  registry: "packages/model/src/conditions/kinds.ts",
  line: (name) => `export { ${name} } from "./${kebab(name)}/${kebab(name)}.ts";`,
  next: (name) => [
    `Say what it means in packages/model/src/conditions/${kebab(name)}/, then run \`npm run schema\` and \`npm run codegen\`.`,
    "Prove it: docs/recipes/add-a-condition.md, step 4.",
  ],
};

const kindFile = (name: string): string => `import type { FieldTest } from "../condition.ts";
import { type ConditionKind, none } from "../kind.ts";
import { readName, readObject } from "../parse/reader.ts";
import { lowerTest } from "../test/lower-test.ts";
import { matchTest } from "../test/match-test.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly ${name}: { readonly value: string };
  }
}

const field = "${name}";
const testOf = (value: string): FieldTest => ({ op: "is", value });

export const ${name}: ConditionKind<"${name}"> = {
  kind: "${name}",
  describe: "Has a value in the field ${name}.",
  version: 1,
  up: [],
  fields: [{ name: "value", control: "name", required: true, describe: "The value of the field." }],
  read: (reader, json, path) => {
    const body = readObject(reader, json, path, ["value"]);
    const value = body && readName(reader, body.get("value"), [...path, "value"], "the value");
    return value === undefined ? undefined : { value };
  },
  make: (body) => ({ ${name}: body }),
  parts: none,
  reads: ({ value }, unit) => [
    { of: unit === "account" ? "accountField" : "trait", name: field, path: ["value"], test: testOf(value) },
  ],
  canonical: (body) => ({ ${name}: body }),
  words: ({ value }, _context, negated) => \`\${negated ? "do not have" : "have"} "\${value}" in \${field}\`,
  lower: ({ value }, { alias, clock }) => lowerTest(testOf(value), { name: field, of: alias }, clock),
  matches: ({ value }, { history, clock }) => matchTest(testOf(value), history.field(field), clock),
  turns: none,
  evidence: (_body, { history }) => [{ field, value: history.field(field) }],
};
`;

const testFile = (name: string): string => `import { expect, test } from "vitest";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ ${name}: { value: "a" } })).toBe('have "a" in ${name}');
  expect(said({ not: { ${name}: { value: "a" } } })).toBe('do not have "a" in ${name}');
});

test("says what is wrong and where", () => {
  expect(problemOf({ ${name}: { value: "a" } })).toBe(undefined);
  expect(problemOf({ ${name}: { value: 1 } })).toBe("wrongType ${name}.value");
});
`;

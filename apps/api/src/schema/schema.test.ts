import { readFileSync } from "node:fs";
import { type GraphQLObjectType, isObjectType, lexicographicSortSchema, printSchema } from "graphql";
import { expect, test } from "vitest";
import { buildSchema } from "./schema.ts";

const schema = buildSchema();

const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
);

function scopesOf(of: { readonly extensions: Readonly<Record<string, unknown>> }): unknown {
  const options = of.extensions["pothosOptions"];
  return typeof options === "object" && options !== null && "authScopes" in options ? options.authScopes : undefined;
}

test("every field has an auth scope, its own or its type's", () => {
  const open = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => scopesOf(type) === undefined && scopesOf(field) === undefined)
      .map((field) => `${type.name}.${field.name}`),
  );
  expect(types.length).toBeGreaterThan(40);
  expect(open).toEqual([]);
});

test("the committed schema is the printed one", () => {
  const committed = readFileSync(new URL("../../../../packages/contract/schema.graphql", import.meta.url), "utf8");
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
});

test("nothing public takes an owner or a tenant, and every page has a first argument", () => {
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const args = fields.flatMap((field) => field.args.map(({ name }) => name));
  expect(args.filter((name) => /owner|tenant|scope|principal/i.test(name))).toEqual([]);
  const pages = fields.filter((field) => String(field.type).endsWith("Connection!"));
  expect(pages.filter((field) => !field.args.some(({ name }) => name === "first"))).toEqual([]);
});

import { writeFileSync } from "node:fs";
import { conditionSchema, kindsPage } from "@throughline/model";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema } from "./schema/schema.ts";

/** What others rely on, printed from the code: the GraphQL schema, the JSON Schema of definitions and their page. */
const printed = {
  "packages/contract/schema.graphql": `${printSchema(lexicographicSortSchema(buildSchema()))}\n`,
  "packages/contract/definitions.schema.json": `${JSON.stringify(conditionSchema(), null, 2)}\n`,
  "docs/conditions.md": kindsPage(),
};
for (const [file, text] of Object.entries(printed)) writeFileSync(new URL(`../../../${file}`, import.meta.url), text);

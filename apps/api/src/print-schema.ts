import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema } from "./schema/schema.ts";

const file = new URL("../../../packages/contract/schema.graphql", import.meta.url);
writeFileSync(file, `${printSchema(lexicographicSortSchema(buildSchema()))}\n`);

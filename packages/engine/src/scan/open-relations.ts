import type { ColumnType, Plan, Relations } from "@throughline/query";
import { type FieldLetter, type RelationName, relations } from "../relations.ts";
import { relationSql } from "./relation-sql.ts";
import type { View } from "./scope-sql.ts";

const letters: Readonly<Record<FieldLetter, ColumnType>> = {
  s: "integer",
  n: "number",
  d: "decimal",
  b: "boolean",
  t: "instant",
  l: "list",
};

const withFields: ReadonlySet<string> = new Set<RelationName>([
  "events",
  "sessions",
  "customers",
  "accounts",
  "products",
  "campaigns",
  "orders",
  "opportunities",
]);

function isRelation(name: string): name is RelationName {
  return Object.hasOwn(relations, name);
}

export type KnownIds = ReadonlyMap<Plan, readonly number[]>;

/** The relations of one view, as the compiler asks for them; `known` are the ids of lookups in the plan. */
export function openRelations(view: View, known?: KnownIds): Relations {
  return {
    known: (plan) => known?.get(plan),
    has: isRelation,
    columnType: (relation, column) => {
      if (!isRelation(relation)) return undefined;
      const fixed: Readonly<Record<string, ColumnType>> = relations[relation];
      if (Object.hasOwn(fixed, column)) return fixed[column];
      const letter = column.slice(0, 1);
      if (!withFields.has(relation) || column[1] !== ":" || !Object.hasOwn(letters, letter)) return undefined;
      return letters[letter as FieldLetter];
    },
    resolve: (relation, columns) => {
      if (!isRelation(relation)) throw new Error(`no relation ${relation}`);
      return relationSql[relation](view, [...columns]);
    },
  };
}

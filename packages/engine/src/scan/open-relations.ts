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
  l: "integer",
};

const withFields: ReadonlySet<string> = new Set<RelationName>([
  "events",
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

/** The relations of one view, as the compiler asks for them. */
export function openRelations(view: View): Relations {
  return {
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

/** Reads the plan once: one that compares a customer with given values is served from the customer-major rows. */
export function orderFor(plan: Plan): View["order"] {
  let event = false;
  const stack: unknown[] = [plan];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== "object" || node === null) continue;
    if (Array.isArray(node)) {
      for (const child of node) stack.push(child);
      continue;
    }
    if (choosesCustomer(node)) return "customer";
    if ("column" in node && node.column === "event") event = true;
    for (const child of Object.values(node)) stack.push(child);
  }
  return event ? "event" : "customer";
}

function choosesCustomer(node: object): boolean {
  if ("in" in node && "values" in node) return isCustomer(node.in);
  if (!("call" in node) || node.call !== "=" || !("args" in node) || !Array.isArray(node.args)) return false;
  return node.args.some(isCustomer) && node.args.some((a) => typeof a === "object" && a !== null && "literal" in a);
}

function isCustomer(value: unknown): boolean {
  return typeof value === "object" && value !== null && "column" in value && value.column === "customer";
}

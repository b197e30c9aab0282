import type { FieldStats } from "../client/protocol.ts";
import type { Family } from "../projections/families.ts";
import { columnsOf, type PartList } from "../projections/parts.ts";
import type { FieldLetter, RelationName } from "../relations.ts";

export type FieldOwner = FieldStats["of"];

/** The relation whose rows have the field. */
export const relationOf: Readonly<Record<FieldOwner, RelationName>> = {
  event: "events",
  customer: "customers",
  account: "accounts",
  product: "products",
  campaign: "campaigns",
  order: "orders",
  opportunity: "opportunities",
};

const families: Readonly<Record<FieldOwner, readonly Family[]>> = {
  event: ["delta", "ct"],
  customer: ["traits"],
  account: ["accounts"],
  product: ["products"],
  campaign: ["campaigns"],
  order: ["orders"],
  opportunity: ["opportunities"],
};

export const fieldOwners = Object.keys(relationOf) as readonly FieldOwner[];

/** Every field that any row of the owner ever had, with its letters. */
export function fieldsOf(parts: PartList, of: FieldOwner): ReadonlyMap<string, readonly FieldLetter[]> {
  const fields = new Map<string, FieldLetter[]>();
  for (const family of families[of])
    for (const column of columnsOf(parts, family).keys()) {
      if (column[1] !== ":") continue;
      const [letter, name] = [column[0] as FieldLetter, column.slice(2)];
      const letters = fields.get(name) ?? [];
      if (!letters.includes(letter)) letters.push(letter);
      fields.set(name, letters);
    }
  return fields;
}

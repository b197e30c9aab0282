import type { Expr, Plan } from "@throughline/query";
import { and, column, letter } from "../conditions/test/field-columns.ts";

/** A relation with open fields, and the column that tells its rows apart. */
export interface Table {
  readonly relation: string;
  readonly key: "id" | "rid";
}

export const isIn = (of: Expr, ids: readonly number[]): Expr => ({ in: of, values: ids, type: "integer" });

/** `key`, and of each field its text id, number, boolean and instant; `l:<field>` tells whether it is a list. */
export function valuesPlan({ relation, key }: Table, ids: readonly number[], fields: readonly string[]): Plan {
  const columns = fields.flatMap((name): (readonly [string, Expr])[] => {
    const of = { name, of: "r" };
    const plain = (["s", "n", "b", "t"] as const).map((l) => [`${l}:${name}`, letter(of, l)] as const);
    return [...plain, [`l:${name}`, { call: "isNotNull", args: [letter(of, "l")] }]];
  });
  return {
    project: { filter: { scan: relation, as: "r" }, where: isIn(column(key, "r"), ids) },
    columns: { key: column(key, "r"), ...Object.fromEntries(columns) },
    as: "values",
  };
}

/** `key` and `display`: one row per element of a list. */
export function elementsPlan({ relation, key }: Table, ids: readonly number[], field: string): Plan {
  const list = letter({ name: field, of: "r" }, "l");
  const where = and(isIn(column(key, "r"), ids), { call: "isNotNull", args: [list] });
  return {
    project: {
      join: { filter: { scan: relation, as: "r" }, where },
      to: { scan: "strings", as: "s" },
      kind: "inner",
      on: { call: "listHas", args: [list, column("id", "s")] },
    },
    columns: { key: column(key, "r"), display: column("display", "s") },
    as: "elements",
  };
}

/** `id` and `display` of texts. */
export function textsPlan(ids: readonly number[]): Plan {
  return {
    project: { filter: { scan: "strings", as: "s" }, where: isIn(column("id", "s"), ids) },
    columns: { id: column("id", "s"), display: column("display", "s") },
    as: "texts",
  };
}

import type { ColumnType } from "../../plan.ts";
import { type Block, checkName, type Query } from "../scope.ts";
import { quote, sql } from "../sql.ts";

/** A finished SELECT as the only input of the block above it. */
export function derived(query: Query, as: unknown): Block {
  const alias = checkName(as, "as");
  const columns = new Map<string, ColumnType>(query.columns.map((c) => [c.name, c.type]));
  return {
    sources: [{ alias, columns, use: (column) => columns.get(column) }],
    from: () => sql`(${query.sql}) AS ${quote(alias)}`,
    where: [],
  };
}

import { bind, joinSql, raw, type Sql, sql, type Typed } from "../compile/sql.ts";

/** `name(all, arguments)`. */
export const call =
  (name: string) =>
  (args: readonly Typed[]): Sql =>
    sql`${raw(name)}(${joinSql(
      args.map((a) => a.sql),
      ", ",
    )})`;

export const arg = (args: readonly Typed[], i: number): Sql => args[i]?.sql ?? raw("NULL");

/** One parameter that holds a JSON list. Half of a surrogate pair is no JSON that engines read. */
export function jsonList(values: readonly (string | number | boolean)[]): Sql {
  return bind(JSON.stringify(values.map((v) => (typeof v === "string" ? v.toWellFormed() : v))));
}

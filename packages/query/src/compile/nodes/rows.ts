import type { Plan } from "../../plan.ts";
import { list } from "../expression.ts";
import { checkType, literal } from "../literal.ts";
import { PlanError } from "../plan-error.ts";
import { type Context, checkName, type Query } from "../scope.ts";
import { joinSql, quote, raw, sql } from "../sql.ts";

export function rows(plan: Extract<Plan, { rows: unknown }>, { dialect }: Context): Query {
  const columns = list(plan.columns, "columns").map((c) => ({
    name: checkName(c.name, "a column"),
    type: checkType(c.type),
  }));
  if (columns.length === 0) throw new PlanError("rows need columns");
  const names = joinSql(
    columns.map((c) => quote(c.name)),
    ", ",
  );
  const tuples = list(plan.rows, "rows").map((row) => {
    if (list(row, "a row").length !== columns.length)
      throw new PlanError("a row has not as many values as there are columns");
    return sql`(${joinSql(
      columns.map((c, i) => literal(row[i], c.type, dialect)),
      ", ",
    )})`;
  });
  if (tuples.length > 0)
    return { sql: sql`SELECT ${names} FROM (VALUES ${joinSql(tuples, ", ")}) AS v(${names})`, columns };
  const nothing = columns.map((c) => sql`NULL::${raw(dialect.types[c.type])} AS ${quote(c.name)}`);
  return { sql: sql`SELECT ${joinSql(nothing, ", ")} WHERE false`, columns };
}

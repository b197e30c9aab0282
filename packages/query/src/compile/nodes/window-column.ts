import type { Order, WindowColumn } from "../../plan.ts";
import { compileExpr, type Inside, list } from "../expression.ts";
import { PlanError } from "../plan-error.ts";
import { joinSql, raw, type Sql, sql, type Typed } from "../sql.ts";

export function orderBy(orders: readonly Order[], inside: Inside): Sql {
  return joinSql(
    list(orders, "by").map(
      (o) => sql`${compileExpr(o.by, inside).sql} ${raw(o.descending ? "DESC" : "ASC")} NULLS LAST`,
    ),
    ", ",
  );
}

/** `sum`, `min`, `max` and `count` run from the first row of the partition to this one (or the one before), without a glance at later ties. */
export function compileWindow(column: WindowColumn, inside: Inside): Typed {
  const by = list(column.partitionBy, "partitionBy").map((e) => compileExpr(e, inside).sql);
  const partition = by.length > 0 ? sql`PARTITION BY ${joinSql(by, ", ")} ` : raw("");
  const order = column.orderBy.length > 0 ? sql`ORDER BY ${orderBy(column.orderBy, inside)}` : raw("");
  const over = (frame: string): Sql => sql`OVER (${partition}${order}${raw(frame)})`;
  const { counted, missable } = inside.dialect;
  if (column.fn === "rowNumber") return { sql: counted(sql`row_number() ${over("")}`), type: "integer" };
  if (column.before && column.orderBy.length === 0) throw new PlanError("the row before needs an order");
  const last = column.before ? "1 PRECEDING" : "CURRENT ROW";
  const running = column.orderBy.length > 0 ? ` ROWS BETWEEN UNBOUNDED PRECEDING AND ${last}` : "";
  if (column.fn === "count" && !column.of) return { sql: counted(sql`count(*) ${over(running)}`), type: "integer" };
  if (!column.of) throw new PlanError(`${String(column.fn)} needs a value`);
  const of = compileExpr(column.of, inside);
  if (column.fn === "lag" || column.fn === "lead")
    return { sql: sql`${raw(column.fn)}(${missable(of.sql)}) ${over("")}`, type: of.type };
  if (column.fn === "count") return { sql: counted(sql`count(${of.sql}) ${over(running)}`), type: "integer" };
  if (column.fn === "sum" && of.type === "integer")
    return {
      sql: sql`(sum(${missable(of.sql)}) ${over(running)})::${raw(inside.dialect.types.integer)}`,
      type: "integer",
    };
  if (column.fn === "sum" || column.fn === "min" || column.fn === "max")
    return { sql: sql`${raw(column.fn)}(${missable(of.sql)}) ${over(running)}`, type: of.type };
  throw new PlanError(`there is no window function "${String(column.fn)}"`);
}

import type { Aggregate, AggregateFunction, ColumnType, Expr } from "../../plan.ts";
import { compileExpr, compileWhere, type Inside } from "../expression.ts";
import { PlanError } from "../plan-error.ts";
import { joinSql, raw, type Sql, sql, type Typed } from "../sql.ts";

const cast = (of: Sql, type: ColumnType, inside: Inside): Typed => ({
  sql: sql`${of}::${raw(inside.dialect.types[type])}`,
  type,
});

const plain: Readonly<Record<"min" | "max" | "any", string>> = { min: "min", max: "max", any: "any_value" };

export function compileAggregate(measure: Aggregate, inside: Inside): Typed {
  const of = measure.of === undefined ? [] : isList(measure.of) ? measure.of : [measure.of];
  const args = of.map((e) => compileExpr(e, inside));
  const [first] = args;
  const where = measure.where ? sql` FILTER (WHERE ${compileWhere(measure.where, inside)})` : raw("");
  const { counted } = inside.dialect;
  if (measure.fn === "count")
    return { sql: counted(first ? sql`count(${first.sql})${where}` : sql`count(*)${where}`), type: "integer" };
  if (!first) throw new PlanError(`${String(measure.fn)} needs a value`);
  if (measure.fn === "distinct") {
    const all = joinSql(
      args.map((a) => a.sql),
      ", ",
    );
    return {
      sql: counted(args.length > 1 ? sql`count(DISTINCT (${all}))${where}` : sql`count(DISTINCT ${all})${where}`),
      type: "integer",
    };
  }
  if (args.length > 1) throw new PlanError(`${String(measure.fn)} takes one value`);
  return { ...single(measure.fn, first, measure.p, where, inside) };
}

function single(fn: AggregateFunction, { sql: value, type }: Typed, p: unknown, where: Sql, inside: Inside): Typed {
  const of: Typed = { sql: inside.dialect.missable(value), type };
  if (fn === "min" || fn === "max" || fn === "any")
    return { sql: sql`${raw(plain[fn])}(${of.sql})${where}`, type: of.type };
  if (of.type === "text" || of.type === "boolean") throw new PlanError(`${fn} needs a number`);
  if (fn === "sum") {
    const total = sql`sum(${of.sql})${where}`;
    return of.type === "integer" || of.type === "instant"
      ? cast(sql`(${total})`, "integer", inside)
      : { sql: total, type: of.type };
  }
  if (fn === "avg") return { sql: sql`avg(${of.sql})${where}`, type: "number" };
  if (fn === "percentile") {
    if (typeof p !== "number" || !(p >= 0 && p <= 1)) throw new PlanError("a percentile needs p from 0 to 1");
    return { sql: sql`${inside.dialect.percentile(of.sql, p)}${where}`, type: "number" };
  }
  throw new PlanError(`there is no aggregate "${String(fn)}"`);
}

const isList = (of: Expr | readonly Expr[]): of is readonly Expr[] => Array.isArray(of);

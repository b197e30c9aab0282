import type { Expr, Plan } from "../../plan.ts";
import { compileExpr, type Inside, list } from "../expression.ts";
import { PlanError } from "../plan-error.ts";
import { type Block, type Context, checkName, closedColumns, type Query } from "../scope.ts";
import { joinSql, quote, raw, type Sql, sql, type Typed } from "../sql.ts";
import { compileAggregate } from "./measure.ts";

type Column = Typed & { readonly name: string };

const whereOf = (block: Block): Sql =>
  block.where.length > 0 ? sql` WHERE ${joinSql(block.where, " AND ")}` : raw("");

/** Columns first (they note what is read), then FROM. */
function select(columns: readonly Column[], block: Block, tail: Sql = raw(""), distinct = false): Query {
  if (columns.length === 0) throw new PlanError("a node needs at least one column");
  const listed = joinSql(
    columns.map((c) => sql`${c.sql} AS ${quote(c.name)}`),
    ", ",
  );
  return {
    sql: sql`SELECT ${raw(distinct ? "DISTINCT " : "")}${listed} FROM ${block.from()}${whereOf(block)}${tail}`,
    columns: columns.map(({ name, type }) => ({ name, type })),
  };
}

function named<T>(entries: Readonly<Record<string, T>>, compile: (of: T) => Typed): Column[] {
  if (typeof entries !== "object" || entries === null) throw new PlanError("columns must be an object");
  return Object.entries(entries).map(([name, of]) => ({ name: checkName(name, "a column"), ...compile(of) }));
}

export function project(plan: Extract<Plan, { project: Plan }>, context: Context): Query {
  const block = context.block(plan.project);
  const inside: Inside = { ...context, sources: block.sources };
  return select(
    named(plan.columns, (e: Expr) => compileExpr(e, inside)),
    block,
    raw(""),
    plan.distinct === true,
  );
}

export function aggregate(plan: Extract<Plan, { aggregate: Plan }>, context: Context): Query {
  const block = context.block(plan.aggregate);
  const inside: Inside = { ...context, sources: block.sources };
  const by = named(plan.by, (e: Expr) => compileExpr(e, inside));
  const measures = named(plan.measures, (m) => compileAggregate(m, inside));
  if (by.some((b) => measures.some((m) => m.name === b.name)))
    throw new PlanError("a measure and a group share a name");
  const groups = by.map((_, i) => raw(String(i + 1)));
  return select([...by, ...measures], block, groups.length > 0 ? sql` GROUP BY ${joinSql(groups, ", ")}` : raw(""));
}

/** Every column of a block whose columns are known, as a SELECT. */
export function all(block: Block, tail: Sql = raw("")): Query {
  const columns = closedColumns(block.sources).map(({ name, type, source }) => ({
    name,
    type,
    sql: sql`${quote(source.alias)}.${quote(name)}`,
  }));
  for (const source of block.sources) for (const name of source.columns?.keys() ?? []) source.use(name);
  return select(columns, block, tail);
}

export function union(plan: Extract<Plan, { union: readonly Plan[] }>, context: Context): Query {
  const parts = list(plan.union, "union").map((p) => context.query(p));
  const [first] = parts;
  if (!first) throw new PlanError("a union needs an input");
  const names = joinSql(
    first.columns.map((c) => quote(c.name)),
    ", ",
  );
  const queries = parts.map((part) => {
    const byName = new Map(part.columns.map((c) => [c.name, c.type]));
    if (byName.size !== first.columns.length || first.columns.some((c) => byName.get(c.name) !== c.type))
      throw new PlanError("the inputs of a union must have the same columns");
    return sql`SELECT ${names} FROM (${part.sql}) AS u`;
  });
  return { sql: joinSql(queries, " UNION ALL "), columns: first.columns };
}

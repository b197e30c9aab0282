import type { ColumnType, Expr, Plan, ScalarFunction } from "../plan.ts";
import { bucket } from "./bucket.ts";
import { checkLiteral, checkType, literal } from "./literal.ts";
import { PlanError } from "./plan-error.ts";
import { type Context, columnOf, type Source } from "./scope.ts";
import { joinSql, raw, type Sql, sql, type Typed } from "./sql.ts";

/** What an expression may see: the sources of its block. A nested plan sees nothing of the outside. */
export interface Inside extends Context {
  readonly sources: readonly Source[];
}

const comparisons: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">="]);
const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/"]);
/** More values than this travel as one list parameter. */
const manyValues = 50;

const families: ReadonlySet<ColumnType> = new Set(["text", "boolean", "list"]);
const family = (type: ColumnType): string => (families.has(type) ? type : "number");

/** `strict`: the value is used, so missing must already be false; without it the engine's NULL is as good as false. */
export function compileExpr(expr: Expr, inside: Inside, strict = true): Typed {
  if (typeof expr !== "object" || expr === null) throw new PlanError("an expression must be an object");
  if ("column" in expr) return truth(columnOf(inside.sources, expr.column, expr.of), strict, false);
  if ("literal" in expr) return { sql: literal(expr.literal, expr.type, inside.dialect), type: checkType(expr.type) };
  if ("call" in expr) return call(expr.call, list(expr.args, "args"), inside, strict);
  if ("in" in expr) return truth(membership(expr, inside), strict);
  if ("hasAny" in expr) {
    const of = compileExpr(expr.hasAny, inside);
    if (of.type !== "list") throw new PlanError("hasAny is a test of a list");
    return truth({ sql: inside.dialect.hasAny(of.sql, oneColumn(expr.plan, inside)), type: "boolean" }, strict);
  }
  if ("bucket" in expr) {
    const of = compileExpr(expr.bucket, inside);
    if (of.type !== "instant" && of.type !== "integer") throw new PlanError("only whole numbers fall into buckets");
    return { sql: bucket(of.sql, list(expr.bounds, "bounds"), inside.dialect), type: "integer" };
  }
  if ("when" in expr) return choose(expr, inside);
  throw new PlanError(`unknown expression: ${Object.keys(expr).slice(0, 3).join(", ")}`);
}

/** A condition for WHERE, ON and FILTER. */
export function compileWhere(expr: Expr, inside: Inside): Sql {
  const { sql: where, type } = compileExpr(expr, inside, false);
  if (type !== "boolean") throw new PlanError("a condition must be true or false");
  return where;
}

/** A column keeps its NULL: a missing value stays missing when it is read, and is false only as a test. */
function truth(of: Typed, strict: boolean, test = true): Typed {
  return strict && test ? { sql: sql`coalesce(${of.sql}, false)`, type: of.type } : of;
}

function oneColumn(plan: Plan, inside: Inside): Sql {
  const query = inside.query(plan);
  if (query.columns.length !== 1) throw new PlanError("the plan of a membership test must have one column");
  return query.sql;
}

function membership(expr: Extract<Expr, { in: Expr }>, inside: Inside): Typed {
  if ("plan" in expr) {
    const values = inside.relations.known?.(expr.plan);
    if (values) return membership({ in: expr.in, values, type: "integer" }, inside);
    return { sql: sql`(${compileExpr(expr.in, inside).sql} IN (${oneColumn(expr.plan, inside)}))`, type: "boolean" };
  }
  const of = compileExpr(expr.in, inside);
  const type = checkType(expr.type);
  if (family(type) !== family(of.type)) throw new PlanError(`cannot look for ${type} in ${of.type}`);
  const values = list(expr.values, "values").flatMap((v) => {
    const known = checkLiteral(v, type);
    return known === null ? [] : [known];
  });
  if (values.length === 0) return { sql: raw("false"), type: "boolean" };
  const many =
    values.length > manyValues
      ? inside.dialect.valuesOf(values, type)
      : joinSql(
          values.map((v) => literal(v, type, inside.dialect)),
          ", ",
        );
  return { sql: sql`(${of.sql} IN (${many}))`, type: "boolean" };
}

function choose(expr: Extract<Expr, { when: unknown }>, inside: Inside): Typed {
  const branches = list(expr.when, "when").map((w) => ({
    test: compileWhere(w.if, inside),
    value: compileExpr(w.value, inside),
  }));
  const otherwise = compileExpr(expr.otherwise, inside);
  if (branches.length === 0) return otherwise;
  const { values, type } = unified("a choice", [...branches.map((b) => b.value), otherwise], inside);
  const whens = joinSql(
    branches.map((b, i) => sql`WHEN ${b.test} THEN ${values[i]?.sql ?? b.value.sql}`),
    " ",
  );
  return { sql: sql`CASE ${whens} ELSE ${values.at(-1)?.sql ?? otherwise.sql} END`, type };
}

function call(name: ScalarFunction, args: readonly Expr[], inside: Inside, strict: boolean): Typed {
  if (name === "and" || name === "or") {
    if (args.length === 0) return { sql: raw(name === "and" ? "true" : "false"), type: "boolean" };
    const parts = args.map((a) => truthOf(a, inside, strict));
    return { sql: sql`(${joinSql(parts, name === "and" ? " AND " : " OR ")})`, type: "boolean" };
  }
  if (name === "not") {
    arity(name, args, 1);
    const tests = args.map((a): Typed => ({ sql: truthOf(a, inside, true), type: "boolean" }));
    return { sql: inside.dialect.functions.not(tests), type: "boolean" };
  }
  const of = args.map((a) => compileExpr(a, inside));
  if (name === "isNull" || name === "isNotNull") {
    arity(name, args, 1);
    return { sql: inside.dialect.functions[name](of), type: "boolean" };
  }
  if (comparisons.has(name)) {
    arity(name, args, 2);
    same(name, of);
    return truth({ sql: sql`(${infix(name, of)})`, type: "boolean" }, strict);
  }
  if (name === "contains" || name === "startsWith" || name === "endsWith") {
    arity(name, args, 2);
    if (of.some((a) => a.type !== "text")) throw new PlanError(`${name} is a test of text`);
    return truth({ sql: inside.dialect.functions[name](of), type: "boolean" }, strict);
  }
  if (name === "coalesce" || name === "least" || name === "greatest") {
    if (args.length === 0) throw new PlanError(`${name} needs an argument`);
    const { values, type } = unified(name, of, inside);
    return { sql: inside.dialect.functions[name](values), type };
  }
  if (name === "listHas" || name === "listsMeet") {
    arity(name, args, 2);
    if (of[0]?.type !== "list" || family(of[1]?.type ?? "text") !== (name === "listHas" ? "number" : "list"))
      throw new PlanError(`${name} is a test of lists`);
    return truth({ sql: inside.dialect.functions[name](of), type: "boolean" }, strict);
  }
  if (name === "addMonths") {
    arity(name, args, 2);
    if (of[0]?.type !== "instant" || of[1]?.type !== "integer") throw new PlanError("addMonths needs an instant");
    return { sql: inside.dialect.functions.addMonths(of), type: "instant" };
  }
  if (name === "scatter") {
    arity(name, args, 1);
    if (of[0]?.type !== "integer") throw new PlanError("scatter needs a whole number");
    return { sql: inside.dialect.functions.scatter(of), type: "integer" };
  }
  if (arithmetic.has(name)) {
    arity(name, args, 2);
    if (of.some((a) => family(a.type) !== "number")) throw new PlanError(`${name} needs numbers`);
    if (name === "/") return { sql: inside.dialect.functions[name](of), type: "number" };
    return { sql: sql`(${infix(name, of)})`, type: widest(of) };
  }
  throw new PlanError(`there is no function "${String(name)}"`);
}

function truthOf(expr: Expr, inside: Inside, strict: boolean): Sql {
  const { sql: text, type } = compileExpr(expr, inside, strict);
  if (type !== "boolean") throw new PlanError("and, or and not need conditions");
  return strict && "column" in expr ? sql`coalesce(${text}, false)` : text;
}

function infix(name: string, [a, b]: readonly Typed[]): Sql {
  return sql`${a?.sql ?? raw("NULL")} ${raw(name)} ${b?.sql ?? raw("NULL")}`;
}

/** Alternatives of one result, in the widest of their types: what a mixture becomes is not left to the engine. */
function unified(name: string, of: readonly Typed[], { dialect }: Inside): { values: Typed[]; type: ColumnType } {
  same(name, of);
  const type = widest(of);
  const into = dialect.types[type];
  return {
    values: of.map((a) => (dialect.types[a.type] === into ? a : { sql: sql`${a.sql}::${raw(into)}`, type })),
    type,
  };
}

function widest(of: readonly Typed[]): ColumnType {
  const order: readonly ColumnType[] = ["number", "decimal", "instant", "integer"];
  return order.find((type) => of.some((a) => a.type === type)) ?? of[0]?.type ?? "integer";
}

function same(name: string, of: readonly Typed[]): void {
  if (new Set(of.map((a) => family(a.type))).size > 1)
    throw new PlanError(`${name} compares ${of.map((a) => a.type).join(" with ")}`);
}

function arity(name: string, args: readonly unknown[], n: number): void {
  if (args.length !== n) throw new PlanError(`${name} takes ${n} argument${n === 1 ? "" : "s"}`);
}

export function list<T>(value: readonly T[], what: string): readonly T[] {
  if (!Array.isArray(value)) throw new PlanError(`${what} must be a list`);
  return value;
}

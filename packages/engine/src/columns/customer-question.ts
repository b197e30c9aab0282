import { type Aggregate, type ColumnType, checkLimits, type Expr, type Plan, PlanError } from "@throughline/query";
import type { KnownIds } from "../scan/open-relations.ts";
import {
  type Acts,
  type CustomerQuestion,
  type CustomerTest,
  isComparison,
  type NumberTest,
  opposite,
} from "./customer-test.ts";

/** Reads a plan as a question that columns in memory can answer; undefined where it asks anything else. */
export function customerQuestion(plan: Plan, known: KnownIds): CustomerQuestion | undefined {
  if (!("aggregate" in plan || "project" in plan)) return undefined;
  try {
    checkLimits(plan);
    return "aggregate" in plan ? sizeOf(plan, known) : idsOf(plan, known);
  } catch (cause) {
    // What is malformed, or too large, is the compiler's to refuse.
    if (cause instanceof TypeError || cause instanceof PlanError) return undefined;
    throw cause;
  }
}

function sizeOf(plan: Extract<Plan, { aggregate: Plan }>, known: KnownIds): CustomerQuestion | undefined {
  const [column, count] = onlyOf(plan.measures);
  if (!column || !isCount(count) || Object.keys(plan.by).length > 0) return undefined;
  const customers = customersOf(plan.aggregate, known);
  return customers && { test: customers.test, answer: "size", column };
}

function idsOf(plan: Extract<Plan, { project: Plan }>, known: KnownIds): CustomerQuestion | undefined {
  const [column, id] = onlyOf(plan.columns);
  const customers = customersOf(plan.project, known);
  if (!column || !customers || plan.distinct || !isColumn(id, customers.as, "id")) return undefined;
  return { test: customers.test, answer: "ids", column };
}

function customersOf(plan: Plan, known: KnownIds): { readonly test: CustomerTest; readonly as: string } | undefined {
  const { source, where } = filtered(plan);
  if (!("scan" in source) || source.scan !== "customers") return undefined;
  const all = each(where, (expr) => testOf(expr, source.as, known));
  return all && { test: { all }, as: source.as };
}

function testOf(expr: Expr, as: string, known: KnownIds): CustomerTest | undefined {
  if ("call" in expr) {
    const tests = each(expr.args, (arg) => testOf(arg, as, known));
    if (!tests) return undefined;
    const [only, ...more] = tests;
    if (expr.call === "and") return { all: tests };
    if (expr.call === "or") return { any: tests };
    return expr.call === "not" && only && more.length === 0 ? { not: only } : undefined;
  }
  if ("hasAny" in expr) {
    const list = fieldOf(expr.hasAny, as, "l:");
    return list === undefined ? undefined : { list };
  }
  if (!("in" in expr && "plan" in expr)) return undefined;
  if (isColumn(expr.in, as, "id")) return doersOf(expr.plan, known);
  const texts = fieldOf(expr.in, as, "s:");
  const ids = known.get(expr.plan);
  return texts === undefined || !ids ? undefined : { texts, ids };
}

/** The customers of some acts, or of acts grouped by customer whose number is tested. */
function doersOf(plan: Plan, known: KnownIds): Acts | undefined {
  if (!("project" in plan)) return undefined;
  const [, unit] = onlyOf(plan.columns);
  const { source, where } = filtered(plan.project);
  if ("scan" in source) return isColumn(unit, source.as, "customer") ? actsOf(source, where, known) : undefined;
  if (!("aggregate" in source)) return undefined;
  const [customer, key] = onlyOf(source.by);
  const [count, measure] = onlyOf(source.measures);
  const acts = filtered(source.aggregate);
  if (!("scan" in acts.source) || !isCount(measure)) return undefined;
  if (!isColumn(key, acts.source.as, "customer") || !isColumn(unit, source.as, customer)) return undefined;
  const counts = each(where, (expr) => numberTest(expr, source.as, count));
  const found = actsOf(acts.source, acts.where, known);
  return found && counts && { ...found, counts };
}

/** Acts that are chosen by their names and times alone. */
function actsOf({ scan, as }: { scan: string; as: string }, where: readonly Expr[], known: KnownIds): Acts | undefined {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let events: readonly number[] | undefined;
  for (const expr of where) {
    const edge = numberTest(expr, as, "t");
    if (edge?.op === ">=") from = Math.max(from, edge.value);
    else if (edge?.op === "<") to = Math.min(to, edge.value);
    else if ("in" in expr && "plan" in expr && !events && isColumn(expr.in, as, "event")) events = known.get(expr.plan);
    else if (!isSomebodys(expr, as)) return undefined;
  }
  return scan === "events" && events ? { events, from, to, counts: [] } : undefined;
}

/** Acts of nobody are not in the columns either. */
function isSomebodys(expr: Expr, as: string): boolean {
  return (
    "call" in expr && expr.call === "isNotNull" && expr.args.length === 1 && isColumn(expr.args[0], as, "customer")
  );
}

function numberTest(expr: Expr, as: string, name: string | undefined): NumberTest | undefined {
  if (!("call" in expr)) return undefined;
  const [left, right, ...more] = expr.args;
  if (more.length > 0) return undefined;
  if (expr.call === "not") {
    const test = left && !right && numberTest(left, as, name);
    return test ? opposite(test) : undefined;
  }
  if (!isComparison(expr.call) || !isColumn(left, as, name)) return undefined;
  const value = right && numberOf(right);
  return value === undefined ? undefined : { op: expr.call, value };
}

const whole: ReadonlySet<ColumnType> = new Set(["integer", "instant"]);

/** A literal that the compiler takes for what it says it is. */
function numberOf(expr: Expr): number | undefined {
  if (!("literal" in expr) || typeof expr.literal !== "number") return undefined;
  const fits = whole.has(expr.type) ? Number.isSafeInteger(expr.literal) : expr.type === "number";
  return fits ? expr.literal : undefined;
}

/** The rows that filters choose, and all that they test: parts of an "and" one by one. */
function filtered(plan: Plan): { readonly source: Plan; readonly where: readonly Expr[] } {
  if (!("filter" in plan)) return { source: plan, where: [] };
  const { source, where } = filtered(plan.filter);
  return { source, where: [...where, ...partsOf(plan.where)] };
}

function partsOf(expr: Expr): readonly Expr[] {
  return "call" in expr && expr.call === "and" ? expr.args.flatMap(partsOf) : [expr];
}

function isColumn(expr: Expr | undefined, as: string, name: string | undefined): boolean {
  return expr !== undefined && "column" in expr && expr.of === as && expr.column === name;
}

function fieldOf(expr: Expr, as: string, letter: "s:" | "l:"): string | undefined {
  return "column" in expr && expr.of === as && expr.column.startsWith(letter) ? expr.column : undefined;
}

function isCount(measure: Aggregate | undefined): boolean {
  return measure?.fn === "count" && measure.of === undefined && measure.where === undefined;
}

function onlyOf<T>(named: Readonly<Record<string, T>>): readonly [string, T] | readonly [] {
  const [first, ...more] = Object.entries(named);
  return first && more.length === 0 ? first : [];
}

/** What is made of every one; undefined if one of them cannot be read. */
function each<T>(exprs: readonly Expr[], read: (expr: Expr) => T | undefined): readonly T[] | undefined {
  const made = exprs.flatMap((expr) => read(expr) ?? []);
  return made.length === exprs.length ? made : undefined;
}

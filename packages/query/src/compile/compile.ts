import type { ColumnType, Literal, Plan } from "../plan.ts";
import type { Dialect } from "./dialect.ts";
import { compileWhere } from "./expression.ts";
import { checkLimits } from "./limits.ts";
import { derived } from "./nodes/derived.ts";
import { join } from "./nodes/join.ts";
import { rows } from "./nodes/rows.ts";
import { scan } from "./nodes/scan.ts";
import { aggregate, all, project, union } from "./nodes/select.ts";
import { sort, sortBlock } from "./nodes/sort.ts";
import { window } from "./nodes/window.ts";
import { PlanError } from "./plan-error.ts";
import type { Block, Context, Query, Relations } from "./scope.ts";

export interface Compiled {
  readonly sql: string;
  readonly params: readonly Literal[];
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

/**
 * Turns a plan into one SQL query of `dialect`.
 *
 *   plan (untrusted JSON)
 *     | 1 limits   one iterative scan: depth, number of values, length of texts
 *     | 2 blocks   scans, filters and joins stay in one block, so that filters reach the scans
 *     | 3 select   expressions are checked and typed; each source notes the columns that are read
 *     | 4 from     last: each relation is asked for just those columns
 *     | 5 written  names and placeholders as the dialect spells them
 *   { sql, params in textual order, columns }
 *
 * Throws `PlanError` with one clear sentence. Only quoted names and bound parameters of the plan enter the SQL.
 */
export function compile(plan: Plan, dialect: Dialect, relations: Relations): Compiled {
  checkLimits(plan);
  const context: Context = { dialect, relations, block: (p) => block(p, context), query: (p) => query(p, context) };
  try {
    const { sql, columns } = query(plan, context);
    return { sql: dialect.written(sql.sql), params: sql.params, columns };
  } catch (error) {
    if (error instanceof TypeError) throw new PlanError("the plan is malformed");
    throw error;
  }
}

/** An input of another node. */
function block(plan: Plan, context: Context): Block {
  if (typeof plan !== "object" || plan === null) throw new PlanError("a plan must be an object");
  if ("scan" in plan) return scan(plan, context);
  if ("join" in plan) return join(plan, context);
  if ("window" in plan) return window(plan, context);
  if ("filter" in plan) {
    const input = block(plan.filter, context);
    return { ...input, where: [...input.where, compileWhere(plan.where, { ...context, sources: input.sources })] };
  }
  if ("sort" in plan) return sortBlock(plan, context);
  return derived(query(plan, context), plan.as);
}

/** A whole SELECT. */
function query(plan: Plan, context: Context): Query {
  if (typeof plan !== "object" || plan === null) throw new PlanError("a plan must be an object");
  if ("project" in plan) return project(plan, context);
  if ("aggregate" in plan) return aggregate(plan, context);
  if ("rows" in plan) return rows(plan, context);
  if ("union" in plan) return union(plan, context);
  if ("sort" in plan) return sort(plan, context);
  if ("scan" in plan || "filter" in plan || "join" in plan || "window" in plan) return all(block(plan, context));
  throw new PlanError(`unknown node: ${Object.keys(plan).slice(0, 3).join(", ")}`);
}

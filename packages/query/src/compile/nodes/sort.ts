import type { Plan } from "../../plan.ts";
import { PlanError } from "../plan-error.ts";
import type { Block, Context, Query } from "../scope.ts";
import { bind, joinSql, raw, type Sql, sql } from "../sql.ts";
import { derived } from "./derived.ts";
import { all } from "./select.ts";
import { orderBy } from "./window-column.ts";

function count(word: string, n: unknown): Sql {
  if (n === undefined) return raw("");
  if (typeof n !== "number" || !Number.isSafeInteger(n) || n < 0) throw new PlanError(`${word} must be a whole number`);
  return sql` ${raw(word)} ${bind(n)}::BIGINT`;
}

type Sort = Extract<Plan, { sort: Plan }>;

export function sort(plan: Sort, context: Context): Query {
  return sorted(plan, context.block(plan.sort), context);
}

/** As an input of another node it keeps the name of what it sorts. */
export function sortBlock(plan: Sort, context: Context): Block {
  const block = context.block(plan.sort);
  const [only, ...more] = block.sources;
  if (!only || more.length > 0) throw new PlanError("project a join before it is sorted inside a plan");
  return derived(sorted(plan, block, context), only.alias);
}

function sorted(plan: Sort, block: Block, context: Context): Query {
  const order = orderBy(plan.by, { ...context, sources: block.sources });
  const ordered = order.sql === "" ? raw("") : sql` ORDER BY ${order}`;
  return all(block, joinSql([ordered, count("LIMIT", plan.limit), count("OFFSET", plan.offset)], ""));
}

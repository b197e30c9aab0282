import type { Plan } from "../../plan.ts";
import { compileWhere } from "../expression.ts";
import { PlanError } from "../plan-error.ts";
import type { Block, Context } from "../scope.ts";
import { joinSql, raw, sql } from "../sql.ts";

const words = { inner: "JOIN", left: "LEFT JOIN", semi: "SEMI JOIN", anti: "ANTI JOIN" } as const;

/** Filters of the right side join the ON condition, those of the left side stay: both sides keep their names. */
export function join(plan: Extract<Plan, { join: Plan }>, context: Context): Block {
  if (!Object.hasOwn(words, plan.kind)) throw new PlanError(`there is no ${String(plan.kind)} join`);
  const left = context.block(plan.join);
  const right = context.block(plan.to);
  const sources = [...left.sources, ...right.sources];
  if (new Set(sources.map((s) => s.alias)).size < sources.length)
    throw new PlanError("two inputs of a join share a name");
  const on = joinSql([compileWhere(plan.on, { ...context, sources }), ...right.where], " AND ");
  const nested = right.sources.length > 1;
  return {
    sources: plan.kind === "semi" || plan.kind === "anti" ? left.sources : sources,
    from: () =>
      sql`${left.from()} ${raw(words[plan.kind])} ${nested ? sql`(${right.from()})` : right.from()} ON (${on})`,
    where: left.where,
  };
}

import type { Plan } from "../../plan.ts";
import { PlanError } from "../plan-error.ts";
import { type Block, type Context, checkName } from "../scope.ts";
import { quote, sql } from "../sql.ts";

export function scan(plan: Extract<Plan, { scan: string }>, { relations }: Context): Block {
  const relation = checkName(plan.scan, "scan");
  const alias = checkName(plan.as, "as");
  if (!relations.has(relation)) throw new PlanError(`there is no relation "${relation}"`);
  const used = new Set<string>();
  const use = (column: string) => {
    const type = relations.columnType(relation, column);
    if (type !== undefined) used.add(column);
    return type;
  };
  return {
    sources: [{ alias, use }],
    from: () => sql`(${relations.resolve(relation, used)}) AS ${quote(alias)}`,
    where: [],
  };
}

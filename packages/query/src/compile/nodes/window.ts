import type { Plan } from "../../plan.ts";
import { PlanError } from "../plan-error.ts";
import { type Block, type Context, checkName, columnOf, type Source } from "../scope.ts";
import { joinSql, quote, raw, sql, type Typed } from "../sql.ts";
import { compileWindow } from "./window-column.ts";

/** Adds columns to its input. Which of the input's columns pass through is known only when `from` is called. */
export function window(plan: Extract<Plan, { window: Plan }>, context: Context): Block {
  const block = context.block(plan.window);
  const alias = checkName(plan.as, "as");
  const inside = { ...context, sources: block.sources };
  const added = new Map<string, Typed>();
  for (const [name, column] of Object.entries(plan.columns))
    added.set(checkName(name, "a column"), compileWindow(column, inside));
  if (added.size === 0) throw new PlanError("a window needs a column");
  const passed = new Map<string, Typed>();
  const source: Source = {
    alias,
    use: (name) => {
      const own = added.get(name);
      if (own) return own.type;
      if (!block.sources.some((s) => s.use(name) !== undefined)) return undefined;
      const through = columnOf(block.sources, name, undefined);
      passed.set(name, through);
      return through.type;
    },
  };
  return {
    sources: [source],
    from: () => {
      const columns = [...passed, ...added].map(([name, c]) => sql`${c.sql} AS ${quote(name)}`);
      const where = block.where.length > 0 ? sql` WHERE ${joinSql(block.where, " AND ")}` : raw("");
      return sql`(SELECT ${joinSql(columns, ", ")} FROM ${block.from()}${where}) AS ${quote(alias)}`;
    },
    where: [],
  };
}

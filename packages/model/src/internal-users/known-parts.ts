import { hasEveryName } from "../catalog/names-found.ts";
import type { Condition } from "../conditions/condition.ts";
import type { RunPlan } from "../run-plan.ts";

/** Without the alternatives that name what the data does not have: nobody can match them. */
export async function knownParts(condition: Condition, run: RunPlan): Promise<Condition> {
  if (!("any" in condition)) return condition;
  const parts = await Promise.all(
    condition.any.map(async (part): Promise<readonly Condition[]> => {
      if ("any" in part) return [await knownParts(part, run)];
      return (await hasEveryName(part, run)) ? [part] : [];
    }),
  );
  const [only, ...more] = parts.flat();
  return only && more.length === 0 ? only : { any: parts.flat() };
}

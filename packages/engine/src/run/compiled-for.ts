import { type Compiled, compile, duckdb, type Plan, PlanError, PlanTooLarge } from "@throughline/query";
import { EngineError } from "../client/protocol.ts";
import { type KnownIds, openRelations } from "../scan/open-relations.ts";
import type { View } from "../scan/scope-sql.ts";

/** The query of a plan over a view; what is wrong with the plan is `badPlan`, or `tooMuch` for its size. */
export function compiledFor(plan: Plan, view: View, known?: KnownIds): Compiled {
  try {
    return compile(plan, duckdb, openRelations(view, known));
  } catch (cause) {
    if (cause instanceof PlanTooLarge) throw new EngineError("tooMuch", cause.message);
    if (cause instanceof PlanError) throw new EngineError("badPlan", cause.message);
    throw cause;
  }
}

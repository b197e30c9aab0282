import type { Expr, Plan } from "@throughline/query";
import { within } from "../conditions/did/event-plan.ts";
import { dueStretches } from "../conditions/due-stretches.ts";
import type { Moving } from "../conditions/history.ts";
import { column, or } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";

/** One column, `unit`: whom a `Moving` may turn after the clock's instant and until another one. */
export function duePlan({ rows, edges }: Moving, clock: Clock, until: number): Plan {
  const t = column("t", "moving");
  const near = dueStretches(edges, clock, until).map(
    (stretch): Expr => ({ call: "and", args: [...within(stretch, t)] }),
  );
  const unit = column("unit", "moving");
  return {
    aggregate: { filter: rows, where: { call: "and", args: [{ call: "isNotNull", args: [unit] }, or(...near)] } },
    by: { unit },
    measures: {},
    as: "due",
  };
}

import type { Expr, Plan } from "@throughline/query";
import type { Did } from "../condition.ts";
import { startsPlan } from "../existed-for/starts-plan.ts";
import type { LowerContext } from "../kind.ts";
import { column, not, whole } from "../test/field-columns.ts";
import { compareAmount, holdsForNothing } from "./amount.ts";
import { eventsPlan, ofUnits } from "./event-plan.ts";
import { lastPeriods } from "./periods.ts";
import { among } from "./units-where.ts";

/** `op value` events in at least `atLeast` of the last `ofLast` whole periods; one without events counts 0. */
export function lowerRegularly(did: Did, context: LowerContext): Expr {
  const { unit, clock } = context;
  const { op = ">=", value = 1, per = "week", atLeast = 1, ofLast = 1 } = did;
  const bounds = lastPeriods(per, ofLast, clock);
  const [from = 0, to = 0] = [bounds[0], bounds.at(-1)];
  const perPeriod: Plan = {
    aggregate: eventsPlan(did.event, did.where ?? [], { from, to }, clock, [ofUnits(context)]),
    by: { unit: column(unit, "e"), period: { bucket: column("t", "e"), bounds } },
    measures: { n: { fn: "count" } },
    as: "each",
  };
  const holds = compareAmount(column("n", "each"), op, value);
  if (!holdsForNothing("count", op, value))
    return among(
      unitsWith(periodsWhere(perPeriod, holds), { call: ">=", args: [column("n", "did"), whole(atLeast)] }),
      context,
    );
  return among(existing(periodsWhere(perPeriod, not(holds)), bounds, atLeast, context), context);
}

/** Of rows by unit and period, those that satisfy, counted by unit: `unit`, `n`. */
function periodsWhere(perPeriod: Plan, where: Expr): Plan {
  return {
    aggregate: { filter: perPeriod, where },
    by: { unit: column("unit", "each") },
    measures: { n: { fn: "count" } },
    as: "did",
  };
}

function unitsWith(counted: Plan, where: Expr): Plan {
  return { project: { filter: counted, where }, columns: { unit: column("unit", "did") }, as: "units" };
}

/** Before every event: the lower edge of the first bucket. */
const earliest = -8_640_000_000_000_000;

/**
 * Where a period without events satisfies the test: the periods that were over when the unit began are not done, so the
 * unit's own periods less those that fail must be enough.
 */
function existing(failing: Plan, bounds: readonly number[], atLeast: number, { unit }: LowerContext): Plan {
  // Ends ascend: the unit begins before so many of them.
  const ends = bounds.slice(1);
  const start = column("start", "begun");
  const nth: Expr = { bucket: start, bounds: [earliest, ...ends] };
  const periods: Expr = { call: "-", args: [whole(ends.length), nth] };
  const failed: Expr = { call: "coalesce", args: [column("n", "did"), whole(0)] };
  const rows: Plan = {
    join: startsPlan(unit),
    to: failing,
    kind: "left",
    on: { call: "=", args: [column("unit", "begun"), column("unit", "did")] },
  };
  const enough: Expr = { call: ">=", args: [{ call: "-", args: [periods, failed] }, whole(atLeast)] };
  return { project: { filter: rows, where: enough }, columns: { unit: column("unit", "begun") }, as: "units" };
}

import type { Expr, Plan } from "@throughline/query";
import type { Condition, Unit } from "../conditions/condition.ts";
import { lowerCondition } from "../conditions/meaning.ts";
import { column, whole } from "../conditions/test/field-columns.ts";
import type { Population } from "../population/population.ts";
import type { Clock } from "../time/clock.ts";

export const mostOverlapping = 5;

/** One exact part of the overlap: who is in these of the given populations, and in none of the others. */
export interface OverlapPart {
  /** Indexes of the given populations, ascending; never empty. */
  readonly of: readonly number[];
  readonly people: Population;
}

const relations = { customer: "customers", account: "accounts" } as const;

/** One row per part that has anybody: `parts` (bit i = in population i) and `size`. Reads the units once. */
export function overlapPlan(unit: Unit, wheres: readonly Condition[], clock: Clock): Plan {
  const bits = wheres.map(
    (where, i): Expr => ({
      when: [{ if: lowerCondition(where, unit, "u", clock), value: whole(2 ** i) }],
      otherwise: whole(0),
    }),
  );
  const marked: Plan = {
    project: { scan: relations[unit], as: "u" },
    columns: { parts: bits.reduce((sum, bit): Expr => ({ call: "+", args: [sum, bit] }), whole(0)) },
    as: "m",
  };
  return {
    aggregate: { filter: marked, where: { call: ">", args: [column("parts", "m"), whole(0)] } },
    by: { parts: column("parts", "m") },
    measures: { size: { fn: "count" } },
    as: "overlap",
  };
}

export function overlapPart(unit: Unit, wheres: readonly Condition[], parts: number): OverlapPart {
  const has = (i: number): boolean => (parts & (2 ** i)) !== 0;
  return {
    of: wheres.flatMap((_, i) => (has(i) ? [i] : [])),
    people: { unit, where: { all: wheres.map((where, i) => (has(i) ? where : { not: where })) } },
  };
}

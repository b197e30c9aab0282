import type { Aggregate, Expr, Plan } from "@throughline/query";
import type { Condition } from "../conditions/condition.ts";
import { lowerCondition } from "../conditions/meaning.ts";
import { and } from "../conditions/test/field-columns.ts";
import type { Population } from "../population/population.ts";
import type { Clock } from "../time/clock.ts";

/**
 * What each line of a definition does to its size. For `all` the lines narrow in order, for `any` they widen; any other
 * condition is one line.
 */
export interface Line {
  /** Where the line stands in the definition. */
  readonly path: readonly (string | number)[];
  /** Who is left after it (`all`), or in by then (`any`). */
  readonly so: Population;
  /** Who satisfies it alone. */
  readonly alone: Population;
}

export function linesOf({ unit, where }: Population): readonly Line[] {
  const [key, parts] = partsOf(where);
  return parts.map((part, i) => ({
    path: key === null ? [] : [key, i],
    so: { unit, where: key === "any" ? { any: parts.slice(0, i + 1) } : { all: parts.slice(0, i + 1) } },
    alone: { unit, where: part },
  }));
}

const relations = { customer: "customers", account: "accounts" } as const;

/** One row: `so0`, `alone0`, `so1`, ...; each part is evaluated once per unit. */
export function linesPlan({ unit, where }: Population, clock: Clock): Plan {
  const [key, parts] = partsOf(where);
  const flags: Record<string, Expr> = {};
  const measures: Record<string, Aggregate> = {};
  const hold = (i: number): Expr => ({ column: `f${i}`, of: "flagged" });
  parts.forEach((part, i) => {
    flags[`f${i}`] = lowerCondition(part, unit, "u", clock);
    const before = parts.slice(0, i + 1).map((_, j) => hold(j));
    measures[`so${i}`] = { fn: "count", where: key === "any" ? { call: "or", args: before } : and(...before) };
    measures[`alone${i}`] = { fn: "count", where: hold(i) };
  });
  return {
    aggregate: { project: { scan: relations[unit], as: "u" }, columns: flags, as: "flagged" },
    by: {},
    measures,
    as: "lines",
  };
}

function partsOf(where: Condition): readonly ["all" | "any" | null, readonly Condition[]] {
  if ("all" in where) return ["all", where.all];
  return "any" in where ? ["any", where.any] : [null, [where]];
}

import type { Aggregate, Expr, Plan } from "@throughline/query";
import type { Condition } from "../conditions/condition.ts";
import { lowerCondition, unitsPlan } from "../conditions/meaning.ts";
import { column } from "../conditions/test/field-columns.ts";
import type { Clock } from "../time/clock.ts";
import type { Population } from "./population.ts";

/**
 * One row: `p0`, `p1`, ...: how many of the population also satisfy each condition, counted by the very conditions, so that
 * the size of `partOf` is the same number. Reads the units once. `keep` carries further columns of the units' scan for
 * `more`, which measures them beside; `holds` is whether the unit satisfies a part.
 */
export function partSizesPlan(
  population: Population,
  parts: readonly Condition[],
  clock: Clock,
  more: {
    readonly keep: Readonly<Record<string, Expr>>;
    readonly measures: (
      holds: (part: number) => Expr,
      kept: (name: string) => Expr,
    ) => Readonly<Record<string, Aggregate>>;
  } = { keep: {}, measures: () => ({}) },
): Plan {
  const { unit, where } = population;
  const of = "flagged";
  const holds = (part: number): Expr => column(`f${part}`, of);
  const flags = parts.map((part, i): [string, Expr] => [`f${i}`, lowerCondition(part, unit, "u", clock)]);
  const counts = parts.map((_, i): [string, Aggregate] => [`p${i}`, { fn: "count", where: holds(i) }]);
  return {
    aggregate: {
      project: unitsPlan(unit, where, clock),
      columns: { ...Object.fromEntries(flags), ...more.keep },
      as: of,
    },
    by: {},
    measures: { ...Object.fromEntries(counts), ...more.measures(holds, (name) => column(name, of)) },
    as: "parts",
  };
}

/** Those of a population who also satisfy a condition. */
export function partOf({ unit, where }: Population, part: Condition): Population {
  return { unit, where: { all: [where, part] } };
}

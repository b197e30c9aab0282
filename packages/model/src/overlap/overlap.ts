import type { Condition, Unit } from "../conditions/condition.ts";
import type { Population } from "../population/population.ts";

export const mostOverlapping = 5;

/** One exact part of the overlap: who is in these of the given populations, and in none of the others. */
export interface OverlapPart {
  /** Indexes of the given populations, ascending; never empty. */
  readonly of: readonly number[];
  readonly people: Population;
}

/** Every part that can have anybody: each choice of at least one of the populations. */
export function overlapParts(unit: Unit, wheres: readonly Condition[]): readonly OverlapPart[] {
  return Array.from({ length: 2 ** wheres.length - 1 }, (_, i) => overlapPart(unit, wheres, i + 1));
}

function overlapPart(unit: Unit, wheres: readonly Condition[], parts: number): OverlapPart {
  const has = (i: number): boolean => (parts & (2 ** i)) !== 0;
  return {
    of: wheres.flatMap((_, i) => (has(i) ? [i] : [])),
    people: { unit, where: { all: wheres.map((where, i) => (has(i) ? where : { not: where })) } },
  };
}

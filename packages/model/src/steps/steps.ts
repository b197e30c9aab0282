import type { Condition } from "../conditions/condition.ts";
import type { Population } from "../population/population.ts";

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

function partsOf(where: Condition): readonly ["all" | "any" | null, readonly Condition[]] {
  if ("all" in where) return ["all", where.all];
  return "any" in where ? ["any", where.any] : [null, [where]];
}

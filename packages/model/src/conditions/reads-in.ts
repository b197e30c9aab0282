import type { Condition, Unit } from "./condition.ts";
import type { Reads } from "./kind.ts";
import { conditionsIn } from "./meaning.ts";
import { kindOf } from "./registry.ts";
import { nothingSaved, type Saved } from "./saved.ts";

/** All that some definitions read, and the segments that they name, each once. */
export function readsIn(wheres: readonly Condition[], unit: Unit, saved: Saved = nothingSaved): readonly Reads[] {
  const seen = new Set<string>();
  const read = (condition: Condition, of: Unit): readonly Reads[] =>
    [...conditionsIn(condition, of)].flatMap((part) => {
      const own = kindOf(part.condition).reads(part.condition, part.unit);
      const id = "segment" in part.condition ? part.condition.segment : undefined;
      const named = id === undefined || seen.has(id) ? undefined : saved.segments.get(id);
      if (id !== undefined) seen.add(id);
      return named ? [...own, ...read(named.where, named.unit)] : own;
    });
  return wheres.flatMap((where) => read(where, unit));
}

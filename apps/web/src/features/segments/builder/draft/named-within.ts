import { type Condition, namedIn, type Unit } from "@throughline/model";
import type { Choices } from "../../../../fields/condition/choices.ts";

/** Ids of the segments and lists that a definition names, and that those name which are here. */
export function namedWithin(where: Condition, unit: Unit, { saved }: Pick<Choices, "saved">): readonly string[] {
  const seen = new Set<string>();
  const open = [...namesOf(where, unit)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const inner = saved.segments.get(id);
    if (inner) open.push(...namesOf(inner.where, inner.unit));
  }
  return [...seen];
}

function namesOf(where: Condition, unit: Unit): readonly string[] {
  try {
    const { segments, lists, past } = namedIn(where, unit);
    return [...segments, ...lists, ...past];
  } catch {
    // An incomplete condition names nothing yet.
    return [];
  }
}

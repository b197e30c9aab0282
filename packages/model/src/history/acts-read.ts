import type { Condition, Unit } from "../conditions/condition.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { customerTrait } from "../conditions/did/trait-then.ts";
import { windowStretch } from "../conditions/did/window.ts";
import { readsIn } from "../conditions/reads-in.ts";
import { kindOfEvent } from "../records/record-events.ts";
import type { Clock } from "../time/clock.ts";

/** Which acts of a unit can change an answer: of these names, not before `since` where every part has a far edge. */
export interface ActsRead {
  readonly names: readonly string[];
  readonly since: number | undefined;
  /** What they point to that matters: each is a column of all acts, and sessions are looked for beside them. */
  readonly pointers: readonly string[];
  /** Traits of their customers that are tested as of the act. */
  readonly traits: readonly string[];
}

/** A business event may point to any of them. */
const recordPointers = ["customer", "account", "product", "campaign", "order"] as const;

export function actsRead(wheres: readonly Condition[], unit: Unit, clock: Clock): ActsRead {
  const names = new Set<string>();
  const traits = new Set<string>();
  const edges: (number | undefined)[] = [];
  const pointers = new Set<string>();
  for (const one of readsIn(wheres, unit, clock.saved)) {
    if (one.of !== "events") continue;
    names.add(one.event);
    const tests = (one.where ?? []).flatMap(({ property, to }) => [
      property,
      ...(to ? ["property" in to ? to.property : `customer.${to.trait}`] : []),
    ]);
    if (one.event === "*" || kindOfEvent(one.event)) for (const name of recordPointers) pointers.add(name);
    for (const name of [...tests, one.property ?? ""]) {
      const to = relatedField(name, one.event);
      if (to) pointers.add(to.by);
    }
    for (const { property, asOf } of one.where ?? []) {
      const trait = asOf && customerTrait(property);
      if (trait === undefined) continue;
      traits.add(trait);
      pointers.add("customer");
    }
    edges.push(windowStretch(one.window, clock).from);
  }
  const known = edges.filter((edge) => edge !== undefined);
  return {
    names: [...names],
    pointers: [...pointers],
    traits: [...traits],
    since: known.length === edges.length && known.length > 0 ? Math.min(...known) : undefined,
  };
}

/** Names of all events that some definitions read. */
export function actsOf(
  asked: readonly { readonly where: Condition; readonly unit: Unit }[],
  clock: Clock,
): readonly string[] {
  return [...new Set(asked.flatMap(({ where, unit }) => actsRead([where], unit, clock).names))];
}

import type { Condition, Unit } from "../conditions/condition.ts";
import { customerTrait } from "../conditions/did/trait-then.ts";
import { windowStretch } from "../conditions/did/window.ts";
import { readsIn } from "../conditions/reads-in.ts";
import { sessionField } from "../session/session-fields.ts";
import type { Clock } from "../time/clock.ts";

/** Which acts of a unit can change an answer: of these names, not before `since` where every part has a far edge. */
export interface ActsRead {
  readonly names: readonly string[];
  readonly since: number | undefined;
  /** Whether their sessions matter, which are looked for beside the acts. */
  readonly sessions: boolean;
  /** Traits of their customers that are tested as of the act. */
  readonly traits: readonly string[];
}

export function actsRead(wheres: readonly Condition[], unit: Unit, clock: Clock): ActsRead {
  const names = new Set<string>();
  const traits = new Set<string>();
  const edges: (number | undefined)[] = [];
  let sessions = false;
  for (const one of readsIn(wheres, unit, clock.saved)) {
    if (one.of !== "events") continue;
    names.add(one.event);
    const tests = (one.where ?? []).flatMap(({ property, to }) => [
      property,
      ...(to && "property" in to ? [to.property] : []),
    ]);
    sessions ||= [...tests, one.property ?? ""].some((name) => sessionField(name) !== undefined);
    for (const { property, asOf } of one.where ?? []) {
      const trait = asOf && customerTrait(property);
      if (trait !== undefined) traits.add(trait);
    }
    edges.push(windowStretch(one.window, clock).from);
  }
  const known = edges.filter((edge) => edge !== undefined);
  return {
    names: [...names],
    sessions,
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

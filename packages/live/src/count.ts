import { type Clock, lowerPopulation, type RunPlan } from "@throughline/model";
import type { MembershipStore } from "@throughline/sources";
import { numbersOf } from "./asking.ts";
import { Bits } from "./bits.ts";
import type { Flip } from "./flips.ts";
import type { Followed } from "./followed.ts";
import type { UnitKeys } from "./unit-keys.ts";

const pageOfSpells = 20_000;

/** Reads who is recorded; those whom the engine does not know are strays, which leave with the next record. */
export async function readMembers(
  segment: Followed,
  store: Pick<MembershipStore, "openSpells">,
  keys: UnitKeys,
  run: RunPlan,
): Promise<void> {
  const members = new Bits();
  const strays: string[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const page = await store.openSpells(segment.id, { after, limit: pageOfSpells });
    const ids = page.length > 0 ? await keys.ids(run) : undefined;
    for (const { unit } of page) {
      const id = ids?.get(unit);
      if (id === undefined) strays.push(unit);
      else members.add(id);
    }
    after = page.length < pageOfSpells ? undefined : page.at(-1)?.unit;
  }
  segment.members = members;
  segment.strays = strays;
}

/** Everybody by the segment's plan, compared with who is recorded. `clock` names events as definitions do. */
export async function flipsByCount(segment: Followed, clock: Clock, run: RunPlan): Promise<readonly Flip[]> {
  const { unit, definition, members = new Bits() } = segment;
  const inside = new Bits();
  for (const id of numbersOf(await run(lowerPopulation({ unit, where: definition.where }, clock)), "unit"))
    inside.add(id);
  // A segment that is kept by counting alone says no more than that it was counted again after something happened.
  const why = { cause: segment.recount ?? (segment.wakes ? "window" : "event") } as const;
  const flips: Flip[] = [];
  for (const id of inside) if (!members.has(id)) flips.push({ segment, id, entered: true, at: clock.now, why });
  for (const id of members) if (!inside.has(id)) flips.push({ segment, id, entered: false, at: clock.now, why });
  return flips;
}

import type { Condition, Unit } from "../conditions/condition.ts";
import { conditionWords } from "../conditions/meaning.ts";
import type { Saved } from "../conditions/saved.ts";
import { definitionHash } from "../definition/hash.ts";
import type { Population } from "../population/population.ts";
import type { Nouns } from "../text/words.ts";

/** Who comes in and who goes when a definition is replaced: two populations, to be counted and opened like any other. */
export function membersChanged(
  unit: Unit,
  before: Condition,
  after: Condition,
): { readonly entering: Population; readonly leaving: Population } {
  return {
    entering: { unit, where: { all: [after, { not: before }] } },
    leaving: { unit, where: { all: [before, { not: after }] } },
  };
}

/** What of a definition was taken away and what was added, in words; parts that mean the same are not mentioned. */
export function changeWords(
  unit: Unit,
  before: Condition,
  after: Condition,
  nouns: Nouns,
  zone: string,
  saved: Saved | undefined,
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const [old, now] = [byHash(before), byHash(after)];
  const only = (these: ReadonlyMap<string, Condition>, those: ReadonlyMap<string, Condition>) =>
    [...these].filter(([hash]) => !those.has(hash)).map(([, part]) => conditionWords(part, unit, nouns, zone, saved));
  return { removed: only(old, now), added: only(now, old) };
}

function byHash(condition: Condition): ReadonlyMap<string, Condition> {
  const parts = "all" in condition && condition.all.length > 0 ? condition.all : [condition];
  return new Map(parts.map((part) => [definitionHash(part), part]));
}

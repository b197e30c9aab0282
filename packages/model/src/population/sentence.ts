import { conditionWords, isEveryone, isNobody } from "../conditions/meaning.ts";
import { nothingSaved, type Saved } from "../conditions/saved.ts";
import { capital, type Nouns, plural } from "../text/words.ts";
import type { Population } from "./population.ts";

/** The definition read aloud: "Households that did Order placed at least 2 times in the last 30 days." Derived, never stored. `zone` is the workspace's. */
export function sentence({ unit, where }: Population, nouns: Nouns, zone: string, saved: Saved = nothingSaved): string {
  const units = plural(nouns[unit]);
  if (isEveryone(where)) return `All ${units}`;
  if (isNobody(where)) return `No ${units}`;
  return `${capital(units)} that ${conditionWords(where, unit, nouns, zone, saved)}`;
}

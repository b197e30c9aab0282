import type { TraitValue } from "./document-store.ts";
import { RefusedValue } from "./refused-value.ts";

type Traits = Readonly<Record<string, TraitValue>>;

/** What one profile may hold: well below what every store takes as one row, also when it is read with others. */
const mostTraits = 1000;
const mostBytes = 1024 ** 2;

/**
 * The traits of a profile as they are stored. Throws RefusedValue for what makes too many or too large ones of them; a
 * profile that was larger before there was a limit may still change, as long as it does not grow.
 */
export function traitsText(traits: Traits, before: Traits = {}): string {
  const count = Object.keys(traits).length;
  if (count > mostTraits && count > Object.keys(before).length)
    throw new RefusedValue("the profile would have more than 1,000 traits");
  const text = JSON.stringify(traits);
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes && bytes > Buffer.byteLength(JSON.stringify(before)))
    throw new RefusedValue("the profile would have traits of more than 1 MB");
  return text;
}

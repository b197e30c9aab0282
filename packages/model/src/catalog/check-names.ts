import type { Condition } from "../conditions/condition.ts";
import { consentTraits } from "../conditions/consent/consent.ts";
import { statedField } from "../conditions/did/trait-then.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { Problem } from "../problem.ts";
import { channelsOfReach } from "../reach/channels.ts";
import { foldText } from "../text/fold-text.ts";
import { didYouMean } from "../text/nearest.ts";
import { conditionReferences, type Reference, trendReferences } from "./references.ts";

/** The names that the data has so far. */
export interface CatalogNames {
  readonly events: readonly string[];
  readonly traits: readonly string[];
  readonly accountFields: readonly string[];
  /** Properties of events, related ones as `product.department`. */
  readonly properties: readonly string[];
}

interface NameKind {
  readonly words: string;
  readonly known: (names: CatalogNames) => readonly string[];
}

const kinds: Readonly<Record<Reference["of"], NameKind>> = {
  event: { words: "event", known: ({ events }) => events },
  property: { words: "property", known: ({ properties }) => properties },
  stated: { words: "trait", known: ({ traits, properties }) => [...traits, ...statedTraits(properties)] },
  trait: { words: "trait", known: ({ traits }) => traits },
  accountField: { words: "field of an account", known: ({ accountFields }) => accountFields },
  channel: { words: "channel", known: channelsOf },
};

/**
 * Names that the data does not have, each a problem with the nearest known one: it would read as missing. `references`:
 * those of the definition that are in doubt.
 */
export function checkAgainstCatalog(
  definition: Condition | TrendQuery,
  names: CatalogNames,
  references = referencesOf(definition),
): readonly Problem[] {
  return references.flatMap(({ of, name, path }) => {
    const { words, known: knownOf } = kinds[of];
    const known = knownOf(names);
    const found = of === "event" ? known.some((one) => foldText(one) === foldText(name)) : known.includes(name);
    return found
      ? []
      : [{ code: "notInData", path, message: `no ${words} is called "${name}"${didYouMean(name, known)}` }];
  });
}

const statedTraits = (properties: readonly string[]): readonly string[] =>
  properties.filter((name) => name.startsWith(statedField(""))).map((name) => name.slice(statedField("").length));

/** Those that a customer can be reached by, and those of which some customer said something. */
function channelsOf({ traits }: CatalogNames): readonly string[] {
  const said = traits.flatMap((trait) =>
    consentTraits.flatMap((start) => (trait.startsWith(start) ? [trait.slice(start.length)] : [])),
  );
  return [...new Set([...channelsOfReach.map(({ channel }) => channel), ...said])];
}

export function referencesOf(definition: Condition | TrendQuery): readonly Reference[] {
  return "series" in definition ? trendReferences(definition) : conditionReferences(definition, "customer");
}

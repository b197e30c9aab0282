import type { Condition } from "../conditions/condition.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { Problem } from "../problem.ts";
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

const kinds: Readonly<Record<Reference["of"], { readonly words: string; readonly among: keyof CatalogNames }>> = {
  event: { words: "event", among: "events" },
  property: { words: "property", among: "properties" },
  trait: { words: "trait", among: "traits" },
  accountField: { words: "field of an account", among: "accountFields" },
};

/** Names that the data does not have, each a problem with the nearest known one: it would read as missing. */
export function checkAgainstCatalog(definition: Condition | TrendQuery, names: CatalogNames): readonly Problem[] {
  return referencesOf(definition).flatMap(({ of, name, path }) => {
    const { words, among } = kinds[of];
    const known = names[among];
    const found = of === "event" ? known.some((one) => foldText(one) === foldText(name)) : known.includes(name);
    return found
      ? []
      : [{ code: "notInData", path, message: `no ${words} is called "${name}"${didYouMean(name, known)}` }];
  });
}

export function referencesOf(definition: Condition | TrendQuery): readonly Reference[] {
  return "series" in definition ? trendReferences(definition) : conditionReferences(definition, "customer");
}

import type { Problem } from "../problem.ts";
import { foldText } from "../text/fold-text.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Condition } from "./condition.ts";

/** The names that the data has so far. */
export interface CatalogNames {
  readonly events: readonly string[];
  readonly traits: readonly string[];
  readonly accountFields: readonly string[];
  /** Properties of events, related ones as `product.department`. */
  readonly properties: readonly string[];
}

type Path = readonly (string | number)[];

/** Names that the data does not have: each a problem with the nearest known one. The condition still runs, as missing. */
export function checkAgainstCatalog(condition: Condition, names: CatalogNames, path: Path = []): readonly Problem[] {
  const unknown = (what: string, name: string, known: readonly string[], at: Path): Problem[] =>
    known.includes(name)
      ? []
      : [{ code: "notInData", path: at, message: `no ${what} is called "${name}"${didYouMean(name, known)}` }];
  if ("all" in condition) return condition.all.flatMap((c, i) => checkAgainstCatalog(c, names, [...path, "all", i]));
  if ("any" in condition) return condition.any.flatMap((c, i) => checkAgainstCatalog(c, names, [...path, "any", i]));
  if ("not" in condition) return checkAgainstCatalog(condition.not, names, [...path, "not"]);
  if ("trait" in condition) return unknown("trait", condition.trait.trait, names.traits, [...path, "trait", "trait"]);
  if ("account" in condition)
    return unknown("field of an account", condition.account.field, names.accountFields, [...path, "account", "field"]);
  const { event, where, property } = condition.did;
  const at = [...path, "did"];
  const known = event === "*" || names.events.some((name) => foldText(name) === foldText(event));
  return [
    ...(known ? [] : unknown("event", event, names.events, [...at, "event"])),
    ...(where ?? []).flatMap((t, i) =>
      unknown("property", t.property, names.properties, [...at, "where", i, "property"]),
    ),
    ...(property === undefined ? [] : unknown("property", property, names.properties, [...at, "property"])),
  ];
}

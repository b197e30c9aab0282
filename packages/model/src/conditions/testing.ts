import type { Condition, Unit } from "./condition.ts";
import { conditionWords } from "./meaning.ts";
import { parseCondition } from "./parse/parse-condition.ts";
import type { Saved } from "./saved.ts";

/** The sentence of a condition, for tests of the kinds. */
export function said(condition: Condition, unit: Unit = "customer", saved?: Saved): string {
  return conditionWords(condition, unit, { customer: "person", account: "shop" }, "Europe/Berlin", saved);
}

/** The first problem of a definition, as code and path; `undefined` when it reads back as it was written. */
export function problemOf(json: unknown, unit?: Unit, saved?: Saved, self?: string): string | undefined {
  const [first] = parseCondition(json, unit, {
    ...(saved ? { saved } : {}),
    ...(self === undefined ? {} : { self }),
  }).problems;
  return first && `${first.code} ${first.path.join(".")}`;
}

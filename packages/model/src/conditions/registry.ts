import type { Condition, KindName } from "./condition.ts";
import type { ConditionKind } from "./kind.ts";
import * as kinds from "./kinds.ts";
import { type SealedKind, seal } from "./seal.ts";

/** A kind that has a body but no line in `kinds.ts`, or a line of another name, does not compile. */
const registered: { readonly [K in KindName]: ConditionKind<K> } = kinds;

export const kindNames: readonly KindName[] = Object.keys(registered).filter(isKind);

/** Its type leads to the kinds' folders, so that who reads our declarations sees the kinds' bodies too. */
export const conditionKinds = Object.fromEntries(kindNames.map((name) => [name, sealed(name)])) as {
  readonly [K in keyof typeof kinds]: SealedKind;
};

function sealed<K extends KindName>(name: K): SealedKind {
  return seal<K>(registered[name]);
}

export function isKind(key: string): key is KindName {
  return Object.hasOwn(registered, key);
}

/** Looked up for each condition of each unit. */
const byKey: ReadonlyMap<string, SealedKind> = new Map(Object.entries(conditionKinds));

/** The kind of a condition: the one place that looks at the key. */
export function kindOf(condition: Condition): SealedKind {
  for (const key in condition) {
    const kind = byKey.get(key);
    if (kind) return kind;
  }
  throw new Error("a condition has one key, the name of its kind");
}

import { account } from "./account/account.ts";
import { all } from "./all/all.ts";
import { any } from "./any/any.ts";
import type { Condition } from "./condition.ts";
import { did } from "./did/did.ts";
import type { ConditionKind, ReadChild } from "./kind.ts";
import { not } from "./not/not.ts";
import type { Path, Reader } from "./parse/reader.ts";
import { trait } from "./trait/trait.ts";

type Keys<T> = T extends unknown ? keyof T & string : never;
type BodyOf<T, K extends string> = T extends Readonly<Record<K, infer Body>> ? Body : never;

export type KindName = Keys<Condition>;
type Kinds = { readonly [K in KindName]: ConditionKind<K, BodyOf<Condition, K>> };

/** Every kind of condition, one line each. */
export const conditionKinds: Kinds = {
  all,
  any,
  not,
  trait,
  account,
  did,
};

export const kindNames = ["all", "any", "not", "trait", "account", "did"] as const satisfies readonly KindName[];

export function isKind(key: string): key is KindName {
  return Object.hasOwn(conditionKinds, key);
}

type Read = (reader: Reader, json: unknown, path: Path, child: ReadChild) => Condition | undefined;

function reader<Body>(kind: ConditionKind<string, Body>): Read {
  return (...args) => {
    const body = kind.read(...args);
    return body === undefined ? undefined : kind.make(body);
  };
}

/** Reads what stands below a kind's key. */
export const readers: Readonly<Record<KindName, Read>> = {
  all: reader(all),
  any: reader(any),
  not: reader(not),
  trait: reader(trait),
  account: reader(account),
  did: reader(did),
};

/** Calls `use` with the kind of a condition and its body: the one place that looks at the key. */
export function dispatch<R>(condition: Condition, use: <Body>(kind: ConditionKind<string, Body>, body: Body) => R): R {
  if ("all" in condition) return use(conditionKinds.all, condition.all);
  if ("any" in condition) return use(conditionKinds.any, condition.any);
  if ("not" in condition) return use(conditionKinds.not, condition.not);
  if ("trait" in condition) return use(conditionKinds.trait, condition.trait);
  if ("account" in condition) return use(conditionKinds.account, condition.account);
  return use(conditionKinds.did, condition.did);
}

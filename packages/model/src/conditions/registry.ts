import { account } from "./account/account.ts";
import { all } from "./all/all.ts";
import { any } from "./any/any.ts";
import type { Condition, KindName } from "./condition.ts";
import { consent } from "./consent/consent.ts";
import { did } from "./did/did.ts";
import { existedFor } from "./existed-for/existed-for.ts";
import { ids } from "./ids/ids.ts";
import { journey } from "./journey/journey.ts";
import { message } from "./message/message.ts";
import { not } from "./not/not.ts";
import { related } from "./related/related.ts";
import { score } from "./score/score.ts";
import { type SealedKind, seal } from "./seal.ts";
import { segment } from "./segment/segment.ts";
import { sequence } from "./sequence/sequence.ts";
import { trait } from "./trait/trait.ts";

/** Every kind of condition, one line each. */
export const conditionKinds: Readonly<Record<KindName, SealedKind>> = {
  all: seal(all),
  any: seal(any),
  not: seal(not),
  trait: seal(trait),
  account: seal(account),
  did: seal(did),
  sequence: seal(sequence),
  message: seal(message),
  journey: seal(journey),
  consent: seal(consent),
  score: seal(score),
  segment: seal(segment),
  ids: seal(ids),
  existedFor: seal(existedFor),
  related: seal(related),
};

export const kindNames: readonly KindName[] = Object.keys(conditionKinds).filter(isKind);

export function isKind(key: string): key is KindName {
  return Object.hasOwn(conditionKinds, key);
}

/** The kind of a condition: the one place that looks at the key. */
export function kindOf(condition: Condition): SealedKind {
  const key = Object.keys(condition).find(isKind);
  if (key === undefined) throw new Error("a condition has one key, the name of its kind");
  return conditionKinds[key];
}

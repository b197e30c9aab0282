import type { Condition } from "../condition.ts";
import { conditionsIn } from "../meaning.ts";
import { conditionKinds, kindOf } from "../registry.ts";
import type { SealedKind } from "../seal.ts";
import type { KindVersions } from "./reader.ts";

/** A body as it was written at `version`, brought up to the kind's current version step by step. */
export function upgraded(
  { version: current, up }: Pick<SealedKind, "version" | "up">,
  body: unknown,
  version: number = current,
): unknown {
  return up.slice(Math.max(version, 1) - 1, current - 1).reduce((older, step) => step(older), body);
}

/** The versions of the kinds that a condition uses: stored beside it, so that it can always be read again. */
export function kindVersions(condition: Condition): KindVersions {
  const used = [...conditionsIn(condition, "customer")].map((part) => kindOf(part.condition).kind);
  return Object.fromEntries(used.map((kind) => [kind, conditionKinds[kind].version]));
}

import type { Condition } from "../conditions/condition.ts";
import { canonicalCondition } from "../conditions/meaning.ts";
import { canonicalJson } from "../definition/canonical.ts";

const partsOf = (where: Condition): readonly Condition[] => ("all" in where ? where.all : [where]);

/** The condition for whoever is not internal besides. */
export function leavingOut(where: Condition, internal: Condition): Condition {
  return { all: [...partsOf(where), { not: internal }] };
}

/** The condition without the part that leaves internal users out, as it was before `leavingOut`; others stay as they are. */
export function asAsked(where: Condition, internal: Condition): Condition {
  const left = canonicalJson(canonicalCondition({ not: internal }));
  const parts = partsOf(where);
  const rest = parts.filter((part) => canonicalJson(canonicalCondition(part)) !== left);
  if (rest.length === parts.length) return where;
  const [only, ...more] = rest;
  return only && more.length === 0 ? only : { all: rest };
}

/** Whom an answer leaves out: nobody where everyone was asked for or accounts are counted, else so many customers. */
export type LeftOutRule =
  | { readonly kind: "included" }
  | { readonly kind: "accounts" }
  | { readonly kind: "leftOut"; readonly size: number; readonly version: number };

/** The line of the receipt. */
export function internalRule(rule: LeftOutRule): string {
  if (rule.kind === "included") return "Internal and test users are counted too.";
  if (rule.kind === "accounts") return "Accounts count with all their events, those of internal and test users too.";
  if (rule.size === 0) return "Internal and test users left out: none recorded.";
  return `Internal and test users left out: ${rule.size} as of now, by version ${rule.version} of the setting.`;
}

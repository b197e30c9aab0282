import type { Expr } from "@throughline/query";
import { canonicalJson } from "../definition/canonical.ts";
import type { Nouns } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import type { Condition, Unit } from "./condition.ts";
import type { LowerContext, WordContext } from "./kind.ts";
import { dispatch } from "./registry.ts";

/** One form for one meaning: flattened, sorted, without defaults, negations outside. */
export function canonicalCondition(condition: Condition): Condition {
  return dispatch(condition, (kind, body) => kind.canonical(body, canonicalCondition));
}

/** The condition as a filter of the units' scan named `alias`; always true or false. */
export function lowerCondition(condition: Condition, unit: Unit, alias: string, clock: Clock): Expr {
  const context: LowerContext = {
    clock,
    unit,
    alias,
    lower: (child) => dispatch(child, (kind, body) => kind.lower(body, context)),
  };
  return context.lower(condition);
}

/** What the units do or have: "did Order placed in the last 7 days and have a plan that is "pro"". */
export function conditionWords(condition: Condition, unit: Unit, nouns: Nouns, zone: string): string {
  const context: WordContext = {
    nouns,
    unit,
    zone,
    words: (child, negated = false) => dispatch(child, (kind, body) => kind.words(body, context, negated)),
  };
  return context.words(condition);
}

export function isEveryone(condition: Condition): boolean {
  return ['{"all":[]}', '{"not":{"any":[]}}'].includes(canonicalJson(canonicalCondition(condition)));
}

export function isNobody(condition: Condition): boolean {
  return ['{"any":[]}', '{"not":{"all":[]}}'].includes(canonicalJson(canonicalCondition(condition)));
}

import type { Expr, Plan } from "@throughline/query";
import { canonicalJson } from "../definition/canonical.ts";
import type { Nouns } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import type { Condition, Unit } from "./condition.ts";
import type { LowerContext, Part, WordContext } from "./kind.ts";
import { kindOf } from "./registry.ts";
import { nothingSaved, type Saved } from "./saved.ts";
import { column } from "./test/field-columns.ts";

/** One form for one meaning: flattened, sorted, without defaults, negations outside. */
export function canonicalCondition(condition: Condition): Condition {
  return kindOf(condition).canonical(condition, canonicalCondition);
}

const relations = { customer: "customers", account: "accounts" } as const;

/**
 * The condition as a filter of the units' scan named `alias`; always true or false. With `only` it is right of those units
 * alone whose id satisfies that, and reads the acts of no others.
 */
export function lowerCondition(
  condition: Condition,
  unit: Unit,
  alias: string,
  clock: Clock,
  only?: (id: Expr) => Expr,
): Expr {
  const context: LowerContext = {
    clock,
    unit,
    alias,
    ...(only ? { only } : {}),
    saved: clock.saved ?? nothingSaved,
    lower: (child) => kindOf(child).lower(child, context),
    members: (of, where) => membersOf(of, where, clock),
  };
  return context.lower(condition);
}

/** The units of a sort, as `u`, that satisfy a condition. */
export function unitsPlan(unit: Unit, where: Condition, clock: Clock): Plan {
  return { filter: { scan: relations[unit], as: "u" }, where: lowerCondition(where, unit, "u", clock) };
}

/** One column, `unit`: their dense ids, each once. */
export function membersOf(unit: Unit, where: Condition, clock: Clock): Plan {
  return { project: unitsPlan(unit, where, clock), columns: { unit: column("id", "u") }, as: "population" };
}

/** What the units do or have: "did Order placed in the last 7 days and have a plan that is "pro"". */
export function conditionWords(
  condition: Condition,
  unit: Unit,
  nouns: Nouns,
  zone: string,
  saved: Saved = nothingSaved,
): string {
  return wordContext(unit, nouns, zone, saved).words(condition);
}

/** One line below "customers where": `plan is "pro"`, "did not do Order placed in the last 7 days". */
export function lineWords(
  condition: Condition,
  unit: Unit,
  nouns: Nouns,
  zone: string,
  saved: Saved = nothingSaved,
): string {
  const negated = "not" in condition;
  const positive = negated ? condition.not : condition;
  return kindOf(positive).line(positive, wordContext(unit, nouns, zone, saved), negated);
}

function wordContext(unit: Unit, nouns: Nouns, zone: string, saved: Saved): WordContext {
  const context = (of: Unit): WordContext => ({
    nouns,
    unit: of,
    zone,
    saved,
    words: (child, negated = false, unitOfChild = of) =>
      kindOf(child).words(child, unitOfChild === of ? context(of) : context(unitOfChild), negated),
  });
  return context(unit);
}

/** Every condition of a tree, itself first, with the units it is of and where it stands. */
export function* conditionsIn(condition: Condition, unit: Unit, path: Part["path"] = []): Generator<Part> {
  yield { condition, unit, path };
  const { kind, parts } = kindOf(condition);
  for (const part of parts(condition, unit))
    yield* conditionsIn(part.condition, part.unit, [...path, kind, ...part.path]);
}

export function isEveryone(condition: Condition): boolean {
  return ['{"all":[]}', '{"not":{"any":[]}}'].includes(canonicalJson(canonicalCondition(condition)));
}

export function isNobody(condition: Condition): boolean {
  return ['{"any":[]}', '{"not":{"all":[]}}'].includes(canonicalJson(canonicalCondition(condition)));
}

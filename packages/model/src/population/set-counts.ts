import type { SetCounts, UnitSet } from "@throughline/query";
import type { Condition, Unit } from "../conditions/condition.ts";
import { membersOf } from "../conditions/meaning.ts";
import { nothingSaved } from "../conditions/saved.ts";
import { canonicalJson } from "../definition/canonical.ts";
import type { Clock } from "../time/clock.ts";

const everyone: Condition = { all: [] };

/**
 * How many units satisfy each condition, as counts of sets: each test is one set, and so is what `all` and `any` have so
 * far, part by part. What stands in several places, or was counted before with other parts, is one set with one name.
 * Each count is exactly the size of a population of that condition.
 */
export function setCounts(unit: Unit, wheres: readonly Condition[], clock: Clock): SetCounts {
  const sets: UnitSet[] = [];
  const known = new Map<string, number>();
  const enter = (name: string, set: () => UnitSet): number => {
    const index = known.get(name) ?? sets.push(set()) - 1;
    known.set(name, index);
    return index;
  };
  const test = (where: Condition): number => enter(canonicalJson(where), () => membersOf(unit, where, clock));
  const pair = (way: "and" | "or" | "minus", a: number, b: number): number => {
    const of = [a, b] as const;
    return enter(`${way} ${a} ${b}`, () => (way === "and" ? { and: of } : way === "or" ? { or: of } : { minus: of }));
  };
  const narrowed = (before: number | undefined, where: Condition): number => {
    if ("not" in where) return pair("minus", before ?? test(everyone), made(where.not));
    return before === undefined ? made(where) : pair("and", before, made(where));
  };
  const made = (where: Condition): number => {
    if ("not" in where) return narrowed(undefined, where);
    if ("all" in where) return where.all.reduce<number | undefined>(narrowed, undefined) ?? test(everyone);
    if ("any" in where && where.any.length > 0) return where.any.map(made).reduce((a, b) => pair("or", a, b));
    const saved = "segment" in where ? (clock.saved ?? nothingSaved).segments.get(where.segment) : undefined;
    return saved ? made(saved.where) : test(where);
  };
  const counts = wheres.map(made);
  return { sets, counts };
}

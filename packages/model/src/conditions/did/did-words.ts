import { eventTitle } from "../../text/event-title.ts";
import { listWords } from "../../text/words.ts";
import type { CountOperator, Did, DidMeasure, EventFilter, PropertyTest } from "../condition.ts";
import { testWords } from "../test/words.ts";
import { holdsForNothing } from "./amount.ts";
import { customerTrait } from "./trait-then.ts";
import { durationWords, lengthWords, windowWords } from "./window.ts";

/** How often, in words: "at least". */
export const comparisonWords: Readonly<Record<CountOperator, string>> = {
  "=": "exactly",
  "!=": "other than",
  ">=": "at least",
  "<=": "at most",
  ">": "more than",
  "<": "less than",
  between: "between",
};

/** "at least 3", "between 1 and 2". */
export function amountWords(op: CountOperator, value: number | readonly [number, number]): string {
  const figures = typeof value === "number" ? [value] : value;
  return `${comparisonWords[op]} ${listWords(
    figures.map((v) => v.toLocaleString("en-GB")),
    "and",
  )}`;
}

export const measureWords: Readonly<Record<Exclude<DidMeasure, "count">, string>> = {
  sum: "total",
  avg: "average",
  min: "smallest",
  max: "largest",
  distinct: "number of different",
};

/** "amount is more than its limit", "plan is "pro"". */
export function propertyTestWords(test: PropertyTest, zone: string): string {
  const trait = customerTrait(test.property);
  const what = trait === undefined ? test.property : `their ${trait}${test.asOf ? " at that time" : ""}`;
  const words = `${what} ${testWords(test, zone)}`;
  if (!test.to) return words;
  return "trait" in test.to ? `${words} their ${test.to.trait}` : `${words} its ${test.to.property}`;
}

/** "Order placed where plan is "pro"". */
export function filterWords({ event, where = [] }: EventFilter, zone: string): string {
  const name = event === "*" ? "anything" : eventTitle(event);
  const tests = where.map((test) => propertyTestWords(test, zone));
  return tests.length > 0 ? `${name} where ${listWords(tests, "and")}` : name;
}

/** "did X at least 2 times", "did not do X": `done` in words, with what follows the events. */
export function timesWords(
  what: { readonly did: string; readonly not: string },
  op: CountOperator,
  value: number | readonly [number, number],
  negated: boolean,
  tail: string,
): string {
  const none =
    holdsForNothing("count", op, value) &&
    !holdsForNothing("count", "=", 1) &&
    ((op === "=" && value === 0) || (op === "<" && value === 1) || (op === "<=" && value === 0));
  if (none || (op === ">=" && value === 1) || (op === ">" && value === 0))
    return `${none === negated ? what.did : what.not}${tail}`;
  return `${negated ? what.not : what.did} ${amountWords(op, value)} ${value === 1 ? "time" : "times"}${tail}`;
}

export function didWords(did: Did, zone: string, negated: boolean): string {
  const { form, measure = "count", op = ">=", value = 1 } = did;
  const { where = [], event } = did;
  const name = event === "*" ? "anything" : eventTitle(event);
  const tests = where.map((test) => propertyTestWords(test, zone));
  const tail = `${tests.length > 0 ? ` where ${listWords(tests, "and")}` : ""}${windowWords(did.window, zone)}`;
  if (form) return formWords(did, form, filterWords(did, zone), zone, negated);
  if (measure === "count")
    return timesWords({ did: `did ${name}`, not: `did not do ${name}` }, op, value, negated, tail);
  const verb = negated ? "do not have" : "have";
  return `${verb} a ${measureWords[measure]} ${did.property ?? ""} of ${amountWords(op, value)} over ${name}${tail}`;
}

function formWords(did: Did, form: NonNullable<Did["form"]>, what: string, zone: string, negated: boolean): string {
  const { window, op = ">=", value = 1 } = did;
  const verb = negated ? "did not do" : "did";
  const when = windowWords(window, zone);
  if (form === "first time") return `${verb} ${what} for the first time${when}`;
  if (form === "first event, then filter") {
    const { event, where } = did;
    const first = `as their first ${filterWords({ event }, zone)}`;
    return where && where.length > 0 ? `${verb} ${what} ${first}${when}` : `${verb} ${what} for the first time${when}`;
  }
  if (form === "last event, then filter")
    return `${verb} ${what} as their last ${filterWords({ event: did.event }, zone)}${when}`;
  if (form === "regularly") {
    const often = `${amountWords(op, value)} ${value === 1 ? "time" : "times"} a ${did.per ?? "week"}`;
    return `${verb} ${what} ${often} in at least ${did.atLeast ?? 1} of the last ${did.ofLast ?? 1} whole ${did.per ?? "week"}s`;
  }
  const edges = window && "between" in window ? window.between : { far: "", near: "" };
  const [far, near] = [lengthWords(edges.far), lengthWords(edges.near)];
  const last = durationWords(edges.near);
  if (form === "stopped")
    return `${negated ? "did not stop" : "stopped"} doing ${what}: did it between ${far} and ${near} ago, but not in the last ${last}`;
  return `${negated ? "did not start" : "started"} doing ${what} again in the last ${last}, after none between ${far} and ${near} ago and some before`;
}

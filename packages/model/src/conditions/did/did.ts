import type { Expr, Plan } from "@throughline/query";
import { eventTitle } from "../../text/event-title.ts";
import { foldText } from "../../text/fold-text.ts";
import { listWords } from "../../text/words.ts";
import { byMeaning } from "../canonical-order.ts";
import type { Did } from "../condition.ts";
import type { ConditionKind, LowerContext } from "../kind.ts";
import { canonicalTest } from "../test/canonical-test.ts";
import { column, not } from "../test/field-columns.ts";
import { testWords } from "../test/words.ts";
import { compareAmount, holdsForNothing, measureOf } from "./amount.ts";
import { eventsPlan, measuredField } from "./event-plan.ts";
import { readDid } from "./read-did.ts";
import { windowStretch, windowWords } from "./window.ts";

const complete = (did: Did) => ({ measure: "count", op: ">=", value: 1, ...did }) as const satisfies Did;

/** Units with at least one matching event that satisfy the test. */
function lowerDid(did: Did, { unit, alias, clock }: LowerContext): Expr {
  const { measure, op, value } = complete(did);
  const known: Expr = { call: "isNotNull", args: [column(unit, "e")] };
  const events = eventsPlan(did.event, did.where ?? [], windowStretch(did.window, clock), clock, [known]);
  const simple = measure === "count" && ((op === ">=" && value === 1) || (op === ">" && value === 0));
  const among = (plan: Plan): Expr => ({ in: column("id", alias), plan });
  if (simple) return among({ project: events, columns: { unit: column(unit, "e") }, as: "did" });
  const { plan, field } = measuredField(events, did.event, did.property);
  const { aggregates, value: measured } = measureOf(measure, field);
  const perUnit: Plan = { aggregate: plan, by: { unit: column(unit, "e") }, measures: aggregates, as: "did" };
  const units = (where: Expr): Plan => ({
    project: { filter: perUnit, where },
    columns: { unit: column("unit", "did") },
    as: "units",
  });
  const holds = compareAmount(measured, op, value);
  return holdsForNothing(measure, op, value) ? not(among(units(not(holds)))) : among(units(holds));
}

const comparisons = {
  "=": "exactly",
  "!=": "other than",
  ">=": "at least",
  "<=": "at most",
  ">": "more than",
  "<": "less than",
  between: "between",
};

function amountWords(value: number | readonly [number, number]): string {
  return typeof value === "number"
    ? value.toLocaleString("en-GB")
    : listWords(
        value.map((v) => v.toLocaleString("en-GB")),
        "and",
      );
}

export function didWords(did: Did, zone: string, negated: boolean): string {
  const { measure, op, value } = complete(did);
  const event = did.event === "*" ? "anything" : eventTitle(did.event);
  const tests = (did.where ?? []).map((test) => `${test.property} ${testWords(test, zone)}`);
  const where = tests.length > 0 ? ` where ${listWords(tests, "and")}` : "";
  const tail = `${where}${windowWords(did.window, zone)}`;
  const amount = `${comparisons[op]} ${amountWords(value)}`;
  if (measure !== "count") {
    const names = { sum: "total", avg: "average", min: "smallest", max: "largest", distinct: "number of different" };
    return `${negated ? "do not have" : "have"} a ${names[measure]} ${did.property ?? ""} of ${amount} over ${event}${tail}`;
  }
  const none =
    holdsForNothing(measure, op, value) &&
    !holdsForNothing(measure, "=", 1) &&
    ((op === "=" && value === 0) || (op === "<" && value === 1) || (op === "<=" && value === 0));
  if (none || (op === ">=" && value === 1) || (op === ">" && value === 0))
    return `${none === negated ? "did" : "did not do"} ${event}${tail}`;
  return `${negated ? "did not do" : "did"} ${event} ${amount} ${value === 1 ? "time" : "times"}${tail}`;
}

/** How often, or with what total, a unit did an event in a window. A unit without the event counts as 0. */
export const did: ConditionKind<"did", Did> = {
  kind: "did",
  describe: "Did an event: how often, or with what total, in which window.",
  fields: [
    { name: "event", control: "eventName", required: true, describe: "The event; * is any collected event." },
    { name: "where", control: "tests", required: false, describe: "Tests of the event's properties." },
    {
      name: "measure",
      control: "measure",
      required: false,
      describe: "Count (default), sum, avg, min, max, distinct.",
    },
    { name: "property", control: "propertyName", required: false, describe: "The property that is measured." },
    { name: "op", control: "countOperator", required: false, describe: "How to compare; default: at least." },
    { name: "value", control: "amount", required: false, describe: "The amount; default 1." },
    { name: "window", control: "window", required: false, describe: "When; default: ever." },
  ],
  read: readDid,
  make: (body) => ({ did: body }),
  canonical: (body) => {
    const { measure, op, value, where, event, ...others } = body;
    const rest = { event: foldText(event), ...others };
    const tests = where && where.length > 0 ? { where: byMeaning(where.map(canonicalTest)) } : {};
    const once = (op === undefined || op === ">=") && (value === undefined || value === 1);
    if (measure === undefined || measure === "count")
      return { did: { ...rest, ...tests, ...(once ? {} : { op: op ?? ">=", value: value ?? 1 }) } };
    return { did: { ...rest, ...tests, measure, op: op ?? ">=", value: value ?? 1 } };
  },
  words: (body, { zone }, negated) => didWords(body, zone, negated),
  lower: lowerDid,
};

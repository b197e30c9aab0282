import type { Did } from "../condition.ts";
import { type ConditionKind, type FieldSpec, none } from "../kind.ts";
import { optional } from "../parse/reader.ts";
import { canonicalFilter, canonicalTimes } from "./canonical-filter.ts";
import { didEvidence } from "./did-evidence.ts";
import { didTurns } from "./did-turns.ts";
import { didWakes } from "./did-wakes.ts";
import { didWords } from "./did-words.ts";
import { lowerDid } from "./lower-did.ts";
import { matchDid } from "./match-did.ts";
import { forms, periods, readDid } from "./read-did.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly did: Did;
  }
}

export const filterFields: readonly FieldSpec[] = [
  { name: "event", control: "eventName", required: true, describe: "The event; * is any collected event." },
  { name: "where", control: "tests", required: false, describe: "Tests of the event's properties." },
];

export const timesFields: readonly FieldSpec[] = [
  { name: "op", control: "countOperator", required: false, describe: "How to compare; default: at least." },
  { name: "value", control: "amount", required: false, describe: "The amount; default 1." },
  { name: "window", control: "window", required: false, describe: "When; default: ever." },
];

/** Did an event: how often, with what total, for the first time, regularly, no more, or again. */
export const did: ConditionKind<"did"> = {
  kind: "did",
  describe: "Did an event: how often, with what total, for the first time, regularly, no more, or again.",
  version: 1,
  up: [],
  fields: [
    ...filterFields,
    { name: "form", control: "choice", choices: forms, required: false, describe: "Default: how often, or a measure." },
    {
      name: "measure",
      control: "measure",
      required: false,
      describe: "Count (default), sum, avg, min, max, distinct.",
    },
    { name: "property", control: "propertyName", required: false, describe: "The property that is measured." },
    ...timesFields,
    { name: "per", control: "choice", choices: periods, required: false, describe: "Regularly: per calendar period." },
    { name: "atLeast", control: "whole", required: false, describe: "Regularly: in at least so many periods." },
    { name: "ofLast", control: "whole", required: false, describe: "Regularly: of so many last whole periods." },
  ],
  read: readDid,
  make: (body) => ({ did: body }),
  parts: none,
  reads: ({ event, where = [], form, measure, property, window }) => [
    {
      of: "events",
      event,
      path: [],
      where,
      ...(measure === undefined || property === undefined ? {} : { measure, property }),
      ...(window === undefined || form !== undefined ? {} : { window }),
    },
  ],
  canonical: ({ event, where, measure, op, value, ...rest }) => {
    const filter = canonicalFilter({ event, ...optional("where", where) });
    const times = { op: op ?? ">=", value: value ?? 1 };
    if (measure === undefined || measure === "count") return { did: { ...rest, ...filter, ...canonicalTimes(times) } };
    return { did: { ...rest, ...filter, measure, ...times } };
  },
  words: (body, { zone }, negated) => didWords(body, zone, negated),
  lower: lowerDid,
  matches: matchDid,
  turns: didTurns,
  wakes: didWakes,
  evidence: didEvidence,
};

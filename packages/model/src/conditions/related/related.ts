import type { Plan } from "@throughline/query";
import { listWords, plural } from "../../text/words.ts";
import type { Related, Relation } from "../condition.ts";
import { canonicalTests } from "../did/canonical-filter.ts";
import { amountWords, measureWords, propertyTestWords } from "../did/did-words.ts";
import { windowWords } from "../did/window.ts";
import type { ConditionKind, WordContext } from "../kind.ts";
import { optional } from "../parse/reader.ts";
import { column } from "../test/field-columns.ts";
import { testTurns, windowTurns } from "../turns.ts";
import { areOwn, edgesOfWindow, movingActs, still } from "../wakes.ts";
import { lowerRelated } from "./lower-related.ts";
import { matchRelated, relatedEvidence } from "./match-related.ts";
import { quantifiers, readRelated, relatedMeasures, relations, unitsOf } from "./read-related.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly related: Related;
  }
}

/** The business event whose properties are the fields of a record, for what the catalog knows of them. */
const events: Readonly<Partial<Record<Relation, string>>> = {
  orders: "order.placed",
  lines: "order.line",
  opportunities: "opportunity.created",
};

const names: Readonly<Record<Relation, string>> = {
  orders: "order",
  lines: "order line",
  opportunities: "opportunity",
  contacts: "contact",
  accounts: "account",
};

/** "orders where status is "open" in the last 30 days", "people who did View". */
function whichWords({ relation, where = [], who, window }: Related, { zone, words }: WordContext): string {
  const tests = where.map((test) => propertyTestWords(test, zone));
  const which = who
    ? ` that ${words(who, false, unitsOf(relation))}`
    : tests.length > 0
      ? ` where ${listWords(tests, "and")}`
      : "";
  return `${which}${windowWords(window, zone)}`;
}

function relatedWords(body: Related, context: WordContext, negated: boolean): string {
  const { relation, quantifier, least = 1, measure, property, op = ">=", value = 1 } = body;
  const noun = names[relation];
  const which = whichWords(body, context);
  const have = negated ? "do not have" : "have";
  if (measure === "count") return `${have} ${amountWords(op, value)} ${plural(noun)}${which}`;
  if (measure !== undefined)
    return `${have} a ${measureWords[measure]} ${property ?? ""} of ${amountWords(op, value)} over ${plural(noun)}${which}`;
  if (quantifier === "all") return `${have} only ${plural(noun)}${which}`;
  if (quantifier === "none") return `${negated ? "have some" : "have no"} ${noun}${which}`;
  if (quantifier === "at least") return `${have} at least ${least} ${plural(noun)}${which}`;
  if (quantifier === "at least %") return `${have} at least ${least}\u00a0% ${plural(noun)}${which}`;
  return negated ? `have no ${noun}${which}` : `have any ${noun}${which}`;
}

/** The unit's orders, lines, opportunities, people or accounts, by a quantifier or a measure. */
export const related: ConditionKind<"related"> = {
  kind: "related",
  describe: "The unit's orders, order lines, opportunities, contacts or accounts: how many satisfy, or their measure.",
  version: 1,
  up: [],
  fields: [
    {
      name: "quantifier",
      control: "choice",
      choices: quantifiers,
      required: false,
      describe: "Any, all (true without any), none, at least a number, at least a percentage (false without any).",
    },
    { name: "least", control: "whole", required: false, describe: "The number or the percentage." },
    { name: "relation", control: "choice", choices: relations, required: true, describe: "Which records." },
    { name: "where", control: "tests", required: false, describe: "Tests of the record's fields." },
    { name: "who", control: "condition", required: false, describe: "Of contacts and accounts: which of them." },
    { name: "window", control: "window", required: false, describe: "When the record happened; default: ever." },
    {
      name: "measure",
      control: "choice",
      choices: relatedMeasures,
      required: false,
      describe: "Instead of a quantifier.",
    },
    { name: "property", control: "propertyName", required: false, describe: "The field that is measured." },
    { name: "op", control: "countOperator", required: false, describe: "How to compare the measure." },
    { name: "value", control: "amount", required: false, describe: "The amount." },
  ],
  read: readRelated,
  make: (body) => ({ related: body }),
  parts: ({ relation, who }) => {
    const unit = unitsOf(relation);
    return who && unit ? [{ condition: who, unit, path: ["who"] }] : [];
  },
  reads: ({ relation, where = [], measure, property, window }) => {
    const event = events[relation];
    if (event === undefined) return [];
    return [
      {
        of: "events",
        event,
        path: [],
        where,
        ...optional("window", window),
        ...(measure === undefined || property === undefined ? {} : { measure, property }),
      },
    ];
  },
  canonical: ({ where, who, ...rest }, child) => ({
    related: { ...rest, ...canonicalTests(where), ...optional("who", who && child(who)) },
  }),
  words: relatedWords,
  lower: lowerRelated,
  matches: matchRelated,
  turns: ({ relation, where = [], who, window }, ahead) => {
    const { history, turnsOf } = ahead;
    if (relation === "contacts" || relation === "accounts") {
      const others = relation === "contacts" ? history.contacts() : history.accounts().map((one) => one.history);
      return who ? others.flatMap((other) => turnsOf(other, who)) : [];
    }
    return history
      .records(relation)
      .flatMap((record) => [
        ...windowTurns(record.t, window, ahead),
        ...where.flatMap((test) => testTurns(test, record.property(test.property), ahead)),
      ]);
  },
  wakes: ({ relation, where = [], property, window }, context) => {
    const { unit } = context;
    const event = relation === "lines" ? "order.line" : "";
    if (relation === "contacts" || relation === "accounts") return undefined;
    if (relation === "opportunities" && unit === "customer") return undefined;
    if (!areOwn({ event, where }, property, unit)) return undefined;
    const edges = edgesOfWindow(window);
    if (relation === "lines") return movingActs({ event }, edges, context);
    const rows: Plan = {
      project: { scan: relation, as: "r" },
      columns: { unit: column(unit, "r"), t: column("t", "r") },
      as: "moving",
    };
    return { ...still, moving: edges.length > 0 ? [{ rows, edges }] : [] };
  },
  evidence: relatedEvidence,
};

import type { Expr } from "@throughline/query";
import { withArticle } from "../../text/words.ts";
import type { AccountTest } from "../condition.ts";
import { type ConditionKind, type LowerContext, none } from "../kind.ts";
import { complain, optional, readName, readObject } from "../parse/reader.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { and, column, not } from "../test/field-columns.ts";
import { lowerTest } from "../test/lower-test.ts";
import { matchTest } from "../test/match-test.ts";
import { readTest } from "../test/read-test.ts";
import { testWords } from "../test/words.ts";
import { testTurns } from "../turns.ts";
import { movesByItself, still } from "../wakes.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly account: AccountTest;
  }
}

/** Customers with at least one current membership (the primary one, if asked) whose account satisfies the positive test. */
function ofMembers(body: AccountTest, { alias, clock }: LowerContext): Expr {
  const where = lowerTest(body, { name: body.field, of: "a" }, clock);
  const member = { call: "=", args: [column("account", "m"), column("id", "a")] } as const;
  return {
    in: column("id", alias),
    plan: {
      project: {
        join: { scan: "memberships", as: "m" },
        to: { filter: { scan: "accounts", as: "a" }, where },
        kind: "semi",
        on: body.primary ? and(member, column("primary", "m")) : member,
      },
      columns: { customer: column("customer", "m") },
      as: "members",
    },
  };
}

/** A test of a field of the account: of the unit itself, or of any account that the customer is a member of. */
export const account: ConditionKind<"account"> = {
  kind: "account",
  describe: "A field of the account; for customers: of any account they belong to now.",
  version: 1,
  up: [],
  fields: [
    { name: "field", control: "accountField", required: true, describe: "A field or attribute of the account." },
    { name: "op", control: "operator", required: true, describe: "The test." },
    { name: "value", control: "operand", required: false, describe: "What to compare with." },
    { name: "primary", control: "flag", required: false, describe: "Only the customer's primary account." },
  ],
  read: (reader, json, path) => {
    const body = readObject(reader, json, path, ["field", "op", "value", "primary"]);
    if (!body) return undefined;
    const field = readName(reader, body.get("field"), [...path, "field"], "the account's field");
    const test = readTest(reader, body, path);
    const primary = body.get("primary");
    if (primary !== undefined && typeof primary !== "boolean")
      return complain(reader, [...path, "primary"], "wrongType", "must be true or false");
    return field !== undefined && test ? { field, ...test, ...optional("primary", primary) } : undefined;
  },
  make: (body) => ({ account: body }),
  parts: none,
  reads: (body) => [{ of: "accountField", name: body.field, path: ["field"], test: body }],
  canonical: (body) => {
    const { primary, ...rest } = body;
    const { test, negated } = positiveTest(primary ? body : rest);
    return negated ? { not: { account: test } } : { account: test };
  },
  words: (body, { unit, nouns, zone }, negated) => {
    if (unit === "account") return `have ${withArticle(body.field)} that ${testWords(body, zone, negated)}`;
    const { test, negated: inner } = positiveTest(body);
    const verb = negated === inner ? "belong" : "do not belong";
    return `${verb} to ${body.primary ? "a primary" : "any"} ${nouns.account} whose ${body.field} ${testWords(test, zone)}`;
  },
  line: (body, context, negated) =>
    context.unit === "account"
      ? `${body.field} ${testWords(body, context.zone, negated)}`
      : account.words(body, context, negated),
  lower: (body, context) => {
    if (context.unit === "account") return lowerTest(body, { name: body.field, of: context.alias }, context.clock);
    const { test, negated } = positiveTest(body);
    const holds = ofMembers(test, context);
    return negated ? not(holds) : holds;
  },
  matches: (body, { history, clock }) => {
    if (history.unit === "account") return matchTest(body, history.field(body.field), clock);
    const { test, negated } = positiveTest(body);
    const holds = history
      .accounts()
      .filter(({ primary }) => !body.primary || primary)
      .some((one) => matchTest(test, one.history.field(body.field), clock));
    return holds !== negated;
  },
  turns: (body, ahead) => {
    const { history } = ahead;
    const of = history.unit === "account" ? [history] : history.accounts().map((one) => one.history);
    return of.flatMap((one) => testTurns(body, one.field(body.field), ahead));
  },
  wakes: (body, { unit }) => (unit === "customer" || movesByItself(body) ? undefined : still),
  evidence: (body, { history }) => {
    const of = history.unit === "account" ? [history] : history.accounts().map((one) => one.history);
    return of.map((one) => ({ field: body.field, value: one.field(body.field) }));
  },
};

import { withArticle } from "../../text/words.ts";
import type { TraitTest } from "../condition.ts";
import { type ConditionKind, none } from "../kind.ts";
import { complain, readName, readObject } from "../parse/reader.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { lowerTest } from "../test/lower-test.ts";
import { matchTest } from "../test/match-test.ts";
import { readTest } from "../test/read-test.ts";
import { testWords } from "../test/words.ts";
import { testTurns } from "../turns.ts";
import { movesByItself, still } from "../wakes.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly trait: TraitTest;
  }
}

/** A test of a customer's trait, as of now. */
export const trait: ConditionKind<"trait"> = {
  kind: "trait",
  describe: "A trait of the customer, as it is now.",
  version: 1,
  up: [],
  fields: [
    { name: "trait", control: "traitName", required: true, describe: "The trait's name." },
    { name: "op", control: "operator", required: true, describe: "The test." },
    { name: "value", control: "operand", required: false, describe: "What to compare with." },
  ],
  read: (reader, json, path) => {
    if (reader.unit === "account")
      return complain(reader, path, "notForUnit", "a trait belongs to a customer: test a field of the account instead");
    const body = readObject(reader, json, path, ["trait", "op", "value"]);
    if (!body) return undefined;
    const name = readName(reader, body.get("trait"), [...path, "trait"], "the trait's name");
    const test = readTest(reader, body, path);
    return name !== undefined && test ? { trait: name, ...test } : undefined;
  },
  make: (body) => ({ trait: body }),
  parts: none,
  reads: (body) => [{ of: "trait", name: body.trait, path: ["trait"], test: body }],
  canonical: (body) => {
    const { test, negated } = positiveTest(body);
    return negated ? { not: { trait: test } } : { trait: test };
  },
  words: (body, { zone }, negated) => `have ${withArticle(body.trait)} that ${testWords(body, zone, negated)}`,
  line: (body, { zone }, negated) => `${body.trait} ${testWords(body, zone, negated)}`,
  lower: (body, { alias, clock }) => lowerTest(body, { name: body.trait, of: alias }, clock),
  matches: (body, { history, clock }) => matchTest(body, history.field(body.trait), clock),
  turns: (body, ahead) => testTurns(body, ahead.history.field(body.trait), ahead),
  wakes: (body) => (movesByItself(body) ? undefined : still),
  evidence: (body, { history }) => [{ field: body.trait, value: history.field(body.trait) }],
};

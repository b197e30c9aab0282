import { withArticle } from "../../text/words.ts";
import type { ScoreTest, TestOperator } from "../condition.ts";
import { type ConditionKind, none } from "../kind.ts";
import { complain, readName, readObject } from "../parse/reader.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { lowerTest } from "../test/lower-test.ts";
import { matchTest } from "../test/match-test.ts";
import { readTest } from "../test/read-test.ts";
import { testWords } from "../test/words.ts";
import { still } from "../wakes.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly score: ScoreTest;
  }
}

const tests: ReadonlySet<TestOperator> = new Set<TestOperator>([
  ">",
  ">=",
  "<",
  "<=",
  "between",
  "is set",
  "is not set",
]);
const fieldOf = (score: string): string => `score.${score}`;

/** A score of the unit, as it is now: a number in the trait (of an account: the field) `score.<name>`. */
export const score: ConditionKind<"score"> = {
  kind: "score",
  describe: "A score of the unit, as it is now.",
  version: 1,
  up: [],
  fields: [
    { name: "score", control: "name", required: true, describe: "The score's name: trait or field `score.<name>`." },
    { name: "op", control: "operator", choices: [...tests], required: true, describe: "The test." },
    { name: "value", control: "operand", required: false, describe: "A number, or two for between." },
  ],
  read: (reader, json, path) => {
    const body = readObject(reader, json, path, ["score", "op", "value"]);
    if (!body) return undefined;
    const name = readName(reader, body.get("score"), [...path, "score"], "the score's name");
    const test = readTest(reader, body, path);
    if (name === undefined || !test) return undefined;
    if (!tests.has(test.op))
      return complain(reader, [...path, "op"], "unknownOperator", `a score is tested by ${[...tests].join(", ")}`);
    if (Array.isArray(test.value) && test.value.some((v) => typeof v !== "number"))
      return complain(reader, [...path, "value"], "wrongType", "a score lies between two numbers");
    return { score: name, ...test };
  },
  make: (body) => ({ score: body }),
  parts: none,
  reads: (body, unit) => [
    { of: unit === "account" ? "accountField" : "trait", name: fieldOf(body.score), path: ["score"], test: body },
  ],
  canonical: (body) => {
    const { test, negated } = positiveTest(body);
    return negated ? { not: { score: test } } : { score: test };
  },
  words: (body, { zone }, negated) => `have ${withArticle(body.score)} score that ${testWords(body, zone, negated)}`,
  line: (body, { zone }, negated) => `${body.score} score ${testWords(body, zone, negated)}`,
  lower: (body, { alias, clock }) => lowerTest(body, { name: fieldOf(body.score), of: alias }, clock),
  matches: (body, { history, clock }) => matchTest(body, history.field(fieldOf(body.score)), clock),
  turns: none,
  wakes: () => still,
  evidence: (body, { history }) => [{ field: fieldOf(body.score), value: history.field(fieldOf(body.score)) }],
};

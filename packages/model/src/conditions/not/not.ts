import { type ConditionKind, none } from "../kind.ts";
import { not as notExpr } from "../test/field-columns.ts";

/** Exactly the units for which the part does not hold; a missing value counts as "does not hold". */
export const not: ConditionKind<"not"> = {
  kind: "not",
  describe: "The part does not hold.",
  version: 1,
  up: [],
  fields: [{ name: "not", control: "condition", required: true, describe: "The part." }],
  read: (_reader, json, path, child) => child(json, path),
  make: (body) => ({ not: body }),
  parts: (condition, unit) => [{ condition, unit, path: [] }],
  reads: none,
  canonical: (part, child) => {
    const inner = child(part);
    return "not" in inner ? inner.not : { not: inner };
  },
  words: (part, context, negated) => context.words(part, !negated),
  lower: (part, { lower }) => notExpr(lower(part)),
  matches: (part, { matches }) => !matches(part),
  turns: (part, { turns }) => turns(part),
  wakes: (part, { wakes }) => wakes(part),
  evidence: none,
};

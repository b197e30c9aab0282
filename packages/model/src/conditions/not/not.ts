import type { Condition } from "../condition.ts";
import type { ConditionKind } from "../kind.ts";
import { not as notExpr } from "../test/field-columns.ts";

/** Exactly the units for which the part does not hold; a missing value counts as "does not hold". */
export const not: ConditionKind<"not", Condition> = {
  kind: "not",
  describe: "The part does not hold.",
  fields: [{ name: "not", control: "condition", required: true, describe: "The part." }],
  read: (_reader, json, path, child) => child(json, path),
  make: (body) => ({ not: body }),
  canonical: (part, child) => {
    const inner = child(part);
    return "not" in inner ? inner.not : { not: inner };
  },
  words: (part, context, negated) => context.words(part, !negated),
  lower: (part, { lower }) => notExpr(lower(part)),
};

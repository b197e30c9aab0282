import { listWords } from "../../text/words.ts";
import { byMeaning } from "../canonical-order.ts";
import { type ConditionKind, none } from "../kind.ts";
import { readConditions } from "../parse/read-conditions.ts";
import { or } from "../test/field-columns.ts";
import { together } from "../wakes.ts";

/** At least one part holds. Without parts it holds for no unit. */
export const any: ConditionKind<"any"> = {
  kind: "any",
  describe: "At least one part holds; without parts: nobody.",
  version: 1,
  up: [],
  fields: [{ name: "any", control: "conditions", required: true, describe: "The parts." }],
  read: readConditions,
  make: (body) => ({ any: body }),
  parts: (any, unit) => any.map((condition, i) => ({ condition, unit, path: [i] })),
  reads: none,
  canonical: (parts, child) => {
    const flat = parts.map(child).flatMap((part) => ("any" in part ? part.any : [part]));
    const [only, ...more] = byMeaning(flat);
    return only && more.length === 0 ? only : { any: byMeaning(flat) };
  },
  words: (parts, context, negated) => {
    if (parts.length === 0) return negated ? "are anybody" : "are nobody";
    const words = parts.map((part) =>
      "all" in part && part.all.length > 1 ? `(${context.words(part, negated)})` : context.words(part, negated),
    );
    return listWords(words, negated ? "and" : "or");
  },
  lower: (parts, { lower }) => or(...parts.map(lower)),
  matches: (parts, { matches }) => parts.some((part) => matches(part)),
  turns: (parts, { turns }) => parts.flatMap(turns),
  wakes: (parts, { wakes }) => together(parts.map(wakes)),
  evidence: none,
};

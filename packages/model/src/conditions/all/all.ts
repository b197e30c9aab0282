import { listWords } from "../../text/words.ts";
import { byMeaning } from "../canonical-order.ts";
import { type ConditionKind, none } from "../kind.ts";
import { readConditions } from "../parse/read-conditions.ts";
import { and } from "../test/field-columns.ts";
import { together } from "../wakes.ts";

/** Every part holds. Without parts it holds for every unit: everyone. */
export const all: ConditionKind<"all"> = {
  kind: "all",
  describe: "Every part holds; without parts: everyone.",
  version: 1,
  up: [],
  fields: [{ name: "all", control: "conditions", required: true, describe: "The parts." }],
  read: readConditions,
  make: (body) => ({ all: body }),
  parts: (all, unit) => all.map((condition, i) => ({ condition, unit, path: [i] })),
  reads: none,
  canonical: (parts, child) => {
    const flat = parts.map(child).flatMap((part) => ("all" in part ? part.all : [part]));
    const [only, ...more] = byMeaning(flat);
    return only && more.length === 0 ? only : { all: byMeaning(flat) };
  },
  words: (parts, context, negated) => {
    if (parts.length === 0) return negated ? "are nobody" : "are anybody";
    const words = parts.map((part) =>
      "any" in part && part.any.length > 1 ? `(${context.words(part, negated)})` : context.words(part, negated),
    );
    return listWords(words, negated ? "or" : "and");
  },
  lower: (parts, { lower }) => and(...parts.map(lower)),
  matches: (parts, { matches }) => parts.every((part) => matches(part)),
  turns: (parts, { turns }) => parts.flatMap(turns),
  wakes: (parts, { wakes }) => together(parts.map(wakes)),
  evidence: none,
};

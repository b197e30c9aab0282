import { type ConditionKind, none } from "../kind.ts";
import { readName } from "../parse/reader.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    /** The id of a saved segment, at its current version. */
    readonly segment: string;
  }
}

/** The members of a saved segment, at its current version. That it is there and in no cycle is checked where it is read. */
export const segment: ConditionKind<"segment"> = {
  kind: "segment",
  describe: "Is in a saved segment, at its current version.",
  version: 1,
  up: [],
  fields: [{ name: "segment", control: "segment", required: true, describe: "The segment's id." }],
  read: (reader, json, path) => readName(reader, json, path, "the segment's id"),
  make: (body) => ({ segment: body }),
  parts: none,
  reads: none,
  canonical: (id) => ({ segment: id }),
  words: (id, { saved }, negated) =>
    `are ${negated ? "not " : ""}in the segment "${saved.segments.get(id)?.name ?? id}"`,
  line: (id, { saved }, negated) => `${negated ? "not " : ""}in the segment "${saved.segments.get(id)?.name ?? id}"`,
  lower: (id, { saved, lower }) => {
    const found = saved.segments.get(id);
    if (!found) throw new Error(`segment ${id} is not among the saved ones that were given`);
    return lower(found.where);
  },
  matches: (id, { clock, matches }) => {
    const found = clock.saved?.segments.get(id);
    if (!found) throw new Error(`segment ${id} is not among the saved ones that were given`);
    return matches(found.where);
  },
  turns: (id, { clock, turns }) => {
    const found = clock.saved?.segments.get(id);
    return found ? turns(found.where) : [];
  },
  wakes: (id, { clock, wakes }) => {
    const found = clock.saved?.segments.get(id);
    return found && wakes(found.where);
  },
  evidence: none,
};

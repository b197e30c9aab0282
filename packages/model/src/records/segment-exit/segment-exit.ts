import { noActs } from "../../segment/why.ts";
import type { RecordKind } from "../record.ts";
import { spellFields } from "../segment-entry/segment-entry.ts";

/** The end of a spell, with the key of its beginning. */
export const segmentExit = {
  kind: "segmentExit",
  plural: "segment-exits",
  describe: "Who left a segment, and when.",
  key: ["spell"],
  fields: spellFields,
  events: [{ name: "segment.left", at: "at", unless: { field: "cause", is: noActs } }],
} as const satisfies RecordKind;

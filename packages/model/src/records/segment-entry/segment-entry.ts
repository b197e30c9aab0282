import { causes, noActs } from "../../segment/why.ts";
import type { RecordField, RecordKind } from "../record.ts";

/** Of both ends of a spell. `identifier` says who; `customerId` is there where business records can name them. */
export const spellFields = {
  segmentId: { type: "key", required: true, to: "segment", describe: "The segment." },
  segment: { type: "key", required: true, describe: "The segment's name when this was recorded." },
  cause: { type: "text", values: causes, required: true, describe: "What brought it about." },
  identifier: { type: "key", to: "identifier", describe: "The customer's identifier." },
  customerId: { type: "key", to: "customer", describe: "The customer." },
  accountId: { type: "key", to: "account", describe: "The account, in a segment of accounts." },
  at: { type: "instant", required: true, describe: "When." },
} as const satisfies Readonly<Record<string, RecordField>>;

/** The beginning of a spell: written by the worker that keeps segments, never imported. */
export const segmentEntry = {
  kind: "segmentEntry",
  plural: "segment-entries",
  describe: "Who came into a segment, and when.",
  key: ["spell"],
  fields: spellFields,
  events: [{ name: "segment.entered", at: "at", unless: { field: "cause", is: noActs } }],
} as const satisfies RecordKind;

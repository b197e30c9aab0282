import type { RecordKind } from "../record.ts";

export const campaign = {
  kind: "campaign",
  plural: "campaigns",
  describe: "A marketing campaign.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The campaign's id." },
    name: { type: "text", describe: "Name." },
    type: { type: "text", describe: "Kind of campaign in the business system." },
    channel: { type: "text", describe: "Channel." },
    startsOn: { type: "date", describe: "First day." },
    endsOn: { type: "date", describe: "Last day, inclusive." },
    randomHoldout: {
      type: "boolean",
      describe: "Were the held-out units chosen at random? Without it there is no lift.",
    },
  },
  events: [],
} as const satisfies RecordKind;

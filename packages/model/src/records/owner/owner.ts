import type { RecordKind } from "../record.ts";

export const owner = {
  kind: "owner",
  plural: "owners",
  describe: "A seller who owns accounts.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The seller's id." },
    name: { type: "text", describe: "Full name." },
    email: { type: "text", describe: "Work e-mail." },
    territory: { type: "text", describe: "Territory the seller works." },
  },
  events: [],
} as const satisfies RecordKind;

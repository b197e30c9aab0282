import type { RecordKind } from "../record.ts";

export const opportunity = {
  kind: "opportunity",
  plural: "opportunities",
  describe: "A possible sale.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The opportunity's id." },
    accountId: { type: "key", to: "account", describe: "The account." },
    name: { type: "text", describe: "Name." },
    stage: { type: "text", describe: "Stage in the pipeline." },
    status: { type: "text", values: ["open", "won", "lost"], describe: "Open, won or lost; empty means open." },
    amount: { type: "money", describe: "Expected or closed amount." },
    currency: { type: "text", describe: "ISO 4217 code." },
    ownerId: { type: "key", to: "owner", describe: "The seller." },
    productId: { type: "key", to: "product", describe: "The product." },
    createdAt: { type: "instant", describe: "When it was created." },
    closeDate: { type: "date", describe: "Planned or actual day of closing." },
  },
  events: [
    { name: "opportunity.created", at: "createdAt" },
    { name: "opportunity.won", at: "closeDate", when: { field: "status", is: "won" } },
    { name: "opportunity.lost", at: "closeDate", when: { field: "status", is: "lost" } },
  ],
  relations: { account: { kind: "account", by: "accountId" }, product: { kind: "product", by: "productId" } },
} as const satisfies RecordKind;

import type { RecordKind } from "../record.ts";

export const target = {
  kind: "target",
  plural: "targets",
  describe: "Who was targeted or held out by a campaign, and when.",
  key: ["campaignId", "customerId", "accountId"],
  fields: {
    campaignId: { type: "key", required: true, to: "campaign", describe: "The campaign." },
    customerId: { type: "key", to: "customer", describe: "The customer, if a customer was targeted." },
    accountId: { type: "key", to: "account", describe: "The account, if an account was targeted." },
    arm: { type: "text", values: ["targeted", "held_out"], describe: "Targeted or held out; empty means targeted." },
    at: { type: "instant", required: true, describe: "When." },
  },
  events: [
    { name: "campaign.targeted", at: "at", when: { field: "arm", is: "targeted" } },
    { name: "campaign.held_out", at: "at", when: { field: "arm", is: "held_out" } },
  ],
  relations: { campaign: { kind: "campaign", by: "campaignId" } },
} as const satisfies RecordKind;

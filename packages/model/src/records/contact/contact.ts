import type { RecordKind } from "../record.ts";

export const contact = {
  kind: "contact",
  plural: "contacts",
  describe: "A customer seen from an account.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The contact's id in the business system." },
    customerId: { type: "key", to: "customer", describe: "The customer's user id." },
    accountId: { type: "key", to: "account", describe: "The account." },
    name: { type: "text", describe: "Full name." },
    email: { type: "text", describe: "E-mail address." },
    phone: { type: "text", describe: "Telephone number." },
    title: { type: "text", describe: "Job title." },
    role: { type: "text", describe: "Role in the buying group." },
    primary: { type: "boolean", describe: "Is this the customer's primary account?" },
    createdAt: { type: "instant", describe: "When the contact was created." },
  },
  events: [],
} as const satisfies RecordKind;

import type { RecordKind } from "../record.ts";

export const account = {
  kind: "account",
  plural: "accounts",
  describe: "A company that customers belong to.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The account's id in the business system." },
    name: { type: "text", describe: "Company name." },
    domain: { type: "text", describe: "Web domain." },
    industry: { type: "text", describe: "Industry." },
    territory: { type: "text", describe: "Sales territory, for example a country." },
    ownerId: { type: "key", to: "owner", describe: "The seller who owns the account." },
    employees: { type: "number", describe: "Number of employees." },
    createdAt: { type: "instant", describe: "When the account was created." },
  },
  events: [],
} as const satisfies RecordKind;

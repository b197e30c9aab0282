import type { RecordKind } from "../record.ts";

export const membership = {
  kind: "membership",
  plural: "memberships",
  describe: "A customer belongs to an account for a time.",
  key: ["customerId", "accountId"],
  fields: {
    customerId: { type: "key", required: true, to: "customer", describe: "The customer." },
    accountId: { type: "key", required: true, to: "account", describe: "The account." },
    role: { type: "text", describe: "Role in the account." },
    primary: { type: "boolean", describe: "Is this the customer's primary account?" },
    from: { type: "instant", describe: "Start; empty means always." },
    to: { type: "instant", describe: "End; empty means still." },
  },
  events: [],
} as const satisfies RecordKind;

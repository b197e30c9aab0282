import type { RecordKind } from "../record.ts";

export const order = {
  kind: "order",
  plural: "orders",
  describe: "An order or a return.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The order's id." },
    accountId: { type: "key", to: "account", describe: "The account that ordered." },
    customerId: { type: "key", to: "customer", describe: "The customer who ordered." },
    kind: { type: "text", values: ["order", "return"], describe: "An order or a return; empty means order." },
    placedAt: { type: "instant", required: true, describe: "When it was placed." },
    currency: { type: "text", describe: "ISO 4217 code." },
    amount: { type: "money", describe: "Total amount; negative for returns." },
    country: { type: "text", describe: "Country of the order." },
    channel: { type: "text", describe: "Where it was placed." },
    status: { type: "text", describe: "State of the order." },
  },
  events: [
    { name: "order.placed", at: "placedAt", when: { field: "kind", is: "order" } },
    { name: "order.returned", at: "placedAt", when: { field: "kind", is: "return" } },
  ],
  relations: { account: { kind: "account", by: "accountId" } },
} as const satisfies RecordKind;

import type { RecordKind } from "../record.ts";

export const orderLine = {
  kind: "orderLine",
  plural: "order-lines",
  describe: "One line of an order.",
  key: ["orderId", "lineNumber"],
  fields: {
    orderId: { type: "key", required: true, to: "order", describe: "The order." },
    lineNumber: { type: "number", required: true, describe: "Number of the line in its order." },
    productId: { type: "key", to: "product", describe: "The product." },
    quantity: { type: "number", describe: "Quantity." },
    unitPrice: { type: "money", describe: "Price of one." },
    amount: { type: "money", describe: "Amount of the line." },
    discount: { type: "money", describe: "Discount, positive." },
    at: { type: "instant", describe: "When; empty means the order's instant." },
  },
  parent: { kind: "order", by: "orderId" },
  events: [{ name: "order.line", at: "at" }],
  relations: { product: { kind: "product", by: "productId" }, order: { kind: "order", by: "orderId" } },
} as const satisfies RecordKind;

import type { RecordKind } from "../record.ts";

export const product = {
  kind: "product",
  plural: "products",
  describe: "Something that is sold.",
  key: ["id"],
  fields: {
    id: { type: "key", required: true, describe: "The product's id." },
    name: { type: "text", describe: "Product name." },
    category: { type: "text", describe: "Category." },
    department: { type: "text", describe: "Department." },
    brand: { type: "text", describe: "Brand." },
    price: { type: "money", describe: "List price." },
  },
  events: [],
} as const satisfies RecordKind;

import { numberValue, textValue } from "../../repo/record-values.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function opportunity(builder: Builder): void {
  builder.objectType("Opportunity", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ key }) => key }),
      name: t.string({ nullable: true, resolve: (record) => textValue(record, "name") }),
      stage: t.string({ nullable: true, resolve: (record) => textValue(record, "stage") }),
      status: t.string({ resolve: (record) => textValue(record, "status") ?? "open" }),
      amount: t.field({ type: "Decimal", nullable: true, resolve: (record) => textValue(record, "amount") }),
      createdAt: t.field({ type: "Instant", nullable: true, resolve: (record) => numberValue(record, "createdAt") }),
      closeDate: t.field({ type: "Day", nullable: true, resolve: (record) => textValue(record, "closeDate") }),
    }),
  });
  builder.objectFields("Account", (t) => ({
    opportunities: t.field({
      type: ["Opportunity"],
      complexity: pageCost(20),
      args: { first: t.arg.int({ defaultValue: 20 }) },
      resolve: async (node, { first }, context) => [
        ...(await context.in(node.workspaceId).opportunities.ofAccount(node.key, first)),
      ],
    }),
  }));
}

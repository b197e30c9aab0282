import { units } from "../../nodes/units.ts";
import { numberValue, textValue } from "../../repo/record-values.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function order(builder: Builder): void {
  builder.objectType("Product", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ record }) => record.key }),
      name: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "name") }),
      category: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "category") }),
      department: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "department") }),
      brand: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "brand") }),
    }),
  });
  builder.objectType("OrderLine", {
    authScopes: { reader: true },
    fields: (t) => ({
      lineNumber: t.int({ resolve: ({ record }) => numberValue(record, "lineNumber") ?? 0 }),
      product: t.field({
        type: "Product",
        nullable: true,
        resolve: (line, _, context) => context.in(line.workspaceId).orders.product(line),
      }),
      quantity: t.float({ nullable: true, resolve: ({ record }) => numberValue(record, "quantity") }),
      unitPrice: t.field({ type: "Decimal", nullable: true, resolve: ({ record }) => textValue(record, "unitPrice") }),
      amount: t.field({ type: "Decimal", nullable: true, resolve: ({ record }) => textValue(record, "amount") }),
    }),
  });
  builder.objectType("Order", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ record }) => record.key }),
      kind: t.string({ resolve: ({ record }) => textValue(record, "kind") ?? "order" }),
      placedAt: t.field({ type: "Instant", resolve: ({ record }) => numberValue(record, "placedAt") ?? 0 }),
      amount: t.field({ type: "Decimal", nullable: true, resolve: ({ record }) => textValue(record, "amount") }),
      currency: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "currency") }),
      country: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "country") }),
      status: t.string({ nullable: true, resolve: ({ record }) => textValue(record, "status") }),
      lineCount: t.int({ resolve: (node, _, context) => context.in(node.workspaceId).orders.lineCount(node) }),
      lines: t.field({
        type: ["OrderLine"],
        complexity: pageCost(50),
        args: { first: t.arg.int({ defaultValue: 50 }) },
        resolve: async (node, { first }, context) => [
          ...(await context.in(node.workspaceId).orders.lines(node, first)),
        ],
      }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    order: t.field({
      type: "Order",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (workspace, { id }, context) => context.in(workspace.id).orders.byKey(id),
    }),
  }));
  for (const { of, type } of units)
    builder.objectFields(type, (t) => ({
      orders: t.field({
        type: ["Order"],
        complexity: pageCost(20),
        args: { first: t.arg.int({ defaultValue: 20 }) },
        resolve: async (node, { first }, context) => [
          ...(await context.in(node.workspaceId).orders.newest(of, node.id, first)),
        ],
      }),
    }));
}

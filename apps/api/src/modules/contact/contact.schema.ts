import { customerIdentifier } from "@throughline/model";
import { textValue } from "../../repo/record-values.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function contact(builder: Builder): void {
  builder.objectType("Contact", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ record, workspaceId }, _, context) => context.in(workspaceId).ids.shown(record.key) }),
      name: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).contacts.name(node) }),
      email: t.string({
        nullable: true,
        resolve: (node, _, context) => context.in(node.workspaceId).contacts.email(node),
      }),
      title: t.string({
        nullable: true,
        resolve: (node, _, context) => context.in(node.workspaceId).contacts.text(node, "title"),
      }),
      role: t.string({
        nullable: true,
        resolve: (node, _, context) => context.in(node.workspaceId).contacts.text(node, "role"),
      }),
      primary: t.boolean({ resolve: ({ record }) => record.values["primary"] === true }),
      customer: t.field({
        type: "Customer",
        nullable: true,
        resolve: async ({ record, workspaceId }, _, context) => {
          const id = textValue(record, "customerId");
          return id === null ? null : ((await context.in(workspaceId).customers.find(customerIdentifier(id))) ?? null);
        },
      }),
    }),
  });
  builder.objectFields("Account", (t) => ({
    contacts: t.field({
      type: ["Contact"],
      complexity: pageCost(20),
      args: { first: t.arg.int({ defaultValue: 20 }) },
      resolve: async (node, { first }, context) => [
        ...(await context.in(node.workspaceId).contacts.ofAccount(node.key, first)),
      ],
    }),
    contactCount: t.int({
      description: "People who belong to the account now.",
      resolve: async (node, _, context) => (await context.in(node.workspaceId).accounts.metrics(node)).people,
    }),
  }));
}

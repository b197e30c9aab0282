import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function customer(builder: Builder): void {
  const sort = builder.enumType("CustomerSort", {
    values: ["lastSeen", "firstSeen", "name", "orders", "revenue", "lastOrder"] as const,
  });
  builder.objectType("Trait", {
    authScopes: { reader: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      value: t.field({ type: "Value", resolve: ({ trait }) => trait.value }),
      setAt: t.field({ type: "Instant", resolve: ({ trait }) => trait.timestamp }),
      source: t.string({ resolve: ({ trait }) => trait.source }),
    }),
  });
  builder.objectType("Customer", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({
        description:
          "Sealed where it is an e-mail address that the reader may not see; it finds the customer all the same.",
        resolve: ({ key, workspaceId }, _, context) => context.in(workspaceId).ids.shown(key),
      }),
      name: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).customers.name(node) }),
      identifiers: t.stringList({
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId).customers.identifiers(node))],
      }),
      firstSeen: t.field({ type: "Instant", nullable: true, resolve: ({ firstSeen }) => firstSeen }),
      lastSeen: t.field({ type: "Instant", nullable: true, resolve: ({ lastSeen }) => lastSeen }),
      metrics: t.field({
        type: "CustomerMetrics",
        resolve: (node, _, context) => context.in(node.workspaceId).customers.metrics(node),
      }),
      traits: t.field({
        type: ["Trait"],
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId).customers.traits(node))],
      }),
      trait: t.field({
        type: "Value",
        nullable: true,
        args: { name: t.arg.string({ required: true }) },
        resolve: async (node, { name }, context) => {
          const traits = await context.in(node.workspaceId).customers.traits(node);
          return traits.find((found) => found.name === name)?.trait.value ?? null;
        },
      }),
    }),
  });
  builder.objectType("CustomerEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "Customer" }) }),
  });
  builder.objectType("CustomerConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["CustomerEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      totalCount: t.int({ resolve: ({ totalCount }) => totalCount() }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    customers: t.field({
      type: "CustomerConnection",
      complexity: pageCost(50),
      args: {
        search: t.arg.string(),
        first: t.arg.int({ defaultValue: 50 }),
        after: t.arg.string(),
        where: t.arg({ type: "ConditionInput" }),
        sort: t.arg({ type: sort }),
      },
      resolve: (workspace, { where, ...args }, context) => {
        const services = context.in(workspace.id);
        return services.customers.list(
          where ? { ...args, where: services.populations.parse("customer", where) } : args,
        );
      },
    }),
    customer: t.field({
      type: "Customer",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (workspace, { id }, context) => (await context.in(workspace.id).customers.find(id)) ?? null,
    }),
  }));
}

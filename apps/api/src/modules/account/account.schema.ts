import { maskObject } from "../../repo/masking.ts";
import { numberValue, textValue } from "../../repo/record-values.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function account(builder: Builder): void {
  const sort = builder.enumType("AccountSort", { values: ["name", "revenue", "lastOrder", "people"] as const });
  builder.objectFields("AccountMetrics", (t) => ({
    people: t.exposeInt("people"),
    openPipeline: t.expose("openPipeline", { type: "Decimal" }),
  }));
  builder.objectType("Owner", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ key }) => key }),
      name: t.string({ resolve: (owner) => textValue(owner, "name") ?? owner.key }),
      email: t.string({ nullable: true, resolve: (owner) => textValue(owner, "email") }),
    }),
  });
  builder.objectType("Account", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ key }) => key }),
      name: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).accounts.name(node) }),
      domain: t.string({
        nullable: true,
        resolve: async (node, _, context) =>
          textValue(await context.in(node.workspaceId).accounts.record(node), "domain"),
      }),
      industry: t.string({
        nullable: true,
        resolve: async (node, _, context) =>
          textValue(await context.in(node.workspaceId).accounts.record(node), "industry"),
      }),
      territory: t.string({
        nullable: true,
        resolve: async (node, _, context) =>
          textValue(await context.in(node.workspaceId).accounts.record(node), "territory"),
      }),
      owner: t.field({
        type: "Owner",
        nullable: true,
        resolve: (node, _, context) => context.in(node.workspaceId).accounts.owner(node),
      }),
      createdAt: t.field({
        type: "Instant",
        nullable: true,
        resolve: async (node, _, context) =>
          numberValue(await context.in(node.workspaceId).accounts.record(node), "createdAt"),
      }),
      attributes: t.field({
        type: "JSONObject",
        resolve: async (node, _, context) => {
          const { accounts, repo } = context.in(node.workspaceId);
          const attributes = (await accounts.record(node))?.attributes ?? {};
          return repo.seesPersonalData ? attributes : maskObject(attributes);
        },
      }),
      metrics: t.field({
        type: "AccountMetrics",
        resolve: (node, _, context) => context.in(node.workspaceId).accounts.metrics(node),
      }),
    }),
  });
  builder.objectType("AccountEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "Account" }) }),
  });
  builder.objectType("AccountConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["AccountEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      totalCount: t.int({ resolve: ({ totalCount }) => totalCount() }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
    }),
  });
  builder.objectFields("Customer", (t) => ({
    accounts: t.field({
      type: ["Account"],
      resolve: async (node, _, context) => [...(await context.in(node.workspaceId).accounts.ofCustomer(node.id))],
    }),
  }));
  builder.objectFields("Workspace", (t) => ({
    accounts: t.field({
      type: "AccountConnection",
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
        return services.accounts.list(where ? { ...args, where: services.populations.parse("account", where) } : args);
      },
    }),
    account: t.field({
      type: "Account",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (workspace, { id }, context) => (await context.in(workspace.id).accounts.find(id)) ?? null,
    }),
  }));
}

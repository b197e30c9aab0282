import type { RequestContext } from "../../context.ts";
import { units } from "../../nodes/units.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import { timelineBody } from "./timeline-bodies.ts";
import type { TimelineItemNode } from "./timeline-service.ts";

const bodyOf = (item: TimelineItemNode, context: RequestContext) =>
  timelineBody(context.in(item.workspaceId).repo, item);

export function timeline(builder: Builder): void {
  builder.objectType("TimelineItem", {
    description: "`kind`: event | business. `detail` is a short sentence from the properties.",
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({
        resolve: ({ kind, source, key, event, workspaceId }, _, context) =>
          context.in(workspaceId).ids.shown([kind, source, key, event].join("\u001f")),
      }),
      kind: t.exposeString("kind"),
      event: t.string({ resolve: ({ event, workspaceId }, _, context) => context.in(workspaceId).ids.text(event) }),
      at: t.expose("t", { type: "Instant" }),
      originalAt: t.field({
        type: "Instant",
        nullable: true,
        resolve: async (item, _, context) => (await bodyOf(item, context)).originalAt,
      }),
      detail: t.string({ resolve: async (item, _, context) => (await bodyOf(item, context)).detail }),
      amount: t.field({
        type: "Decimal",
        nullable: true,
        resolve: async (item, _, context) => (await bodyOf(item, context)).amount,
      }),
      currency: t.string({
        nullable: true,
        resolve: async (item, _, context) => (await bodyOf(item, context)).currency,
      }),
      customer: t.field({
        type: "Customer",
        nullable: true,
        resolve: async ({ customer, workspaceId }, _, context) =>
          customer === null ? null : ((await context.in(workspaceId).customers.byId(customer)) ?? null),
      }),
      order: t.field({
        type: "Order",
        nullable: true,
        description: "The order that was placed or returned.",
        resolve: async ({ kind, key, order, workspaceId }, _, context) =>
          kind === "business" && order !== null ? await context.in(workspaceId).orders.find(order, key) : null,
      }),
      source: t.exposeString("source"),
      properties: t.field({
        type: "JSONObject",
        resolve: async (item, _, context) => (await bodyOf(item, context)).properties,
      }),
    }),
  });
  builder.objectType("TimelineEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "TimelineItem" }) }),
  });
  builder.objectType("TimelineCount", {
    authScopes: { reader: true },
    fields: (t) => ({ kind: t.exposeString("kind"), count: t.exposeInt("count") }),
  });
  builder.objectType("TimelineConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["TimelineEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
      asOf: t.expose("asOf", { type: "Instant" }),
      counts: t.field({
        type: ["TimelineCount"],
        resolve: async (page, _, context) => [...(await context.in(page.workspaceId).timelines.counts(page))],
      }),
    }),
  });
  builder.objectFields("Customer", (t) => ({
    latestEvents: t.field({
      type: ["TimelineItem"],
      complexity: pageCost(5),
      args: { first: t.arg.int({ defaultValue: 5 }) },
      resolve: async (node, { first }, context) => [
        ...(await context.in(node.workspaceId).timelines.latest(node.id, first)),
      ],
    }),
  }));
  for (const { of, type } of units)
    builder.objectFields(type, (t) => ({
      timeline: t.field({
        type: "TimelineConnection",
        complexity: pageCost(50),
        args: {
          first: t.arg.int({ defaultValue: 50 }),
          after: t.arg.string(),
          kinds: t.arg.stringList(),
          lines: t.arg.boolean({ defaultValue: true, description: "Lines of orders as entries of their own." }),
        },
        resolve: (node, args, context) => context.in(node.workspaceId).timelines.page({ of, id: node.id }, args),
      }),
    }));
}

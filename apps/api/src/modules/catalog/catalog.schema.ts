import { eventTitle, metrics, sessionFields } from "@throughline/model";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

/** No list of objects is longer. */
const mostListed = 1_000;

export function catalog(builder: Builder): void {
  builder.objectType("TopValue", {
    authScopes: { reader: true },
    fields: (t) => ({ value: t.exposeString("value"), count: t.exposeFloat("count") }),
  });
  builder.objectType("FieldInfo", {
    description:
      "`of`: event | customer | account | product | campaign | order | opportunity. `type`: text | number | money | boolean | instant | list | mixed.",
    authScopes: { reader: true },
    fields: (t) => ({
      of: t.string({ resolve: ({ stats }) => stats.of }),
      name: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).catalog.nameOf(node) }),
      type: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).catalog.typeOf(node) }),
      description: t.string({
        nullable: true,
        description: "What the tracking plan says of an event's property.",
        resolve: ({ description }) => description ?? null,
      }),
      fill: t.float({ resolve: ({ stats }) => stats.fill }),
      distinct: t.int({ resolve: ({ stats }) => stats.distinct }),
      rows: t.float({ resolve: ({ stats }) => stats.rows }),
      top: t.field({
        type: ["TopValue"],
        resolve: (node, _, context) => [...context.in(node.workspaceId).catalog.shown(node)],
      }),
      values: t.field({
        type: ["TopValue"],
        complexity: pageCost(20),
        args: { search: t.arg.string(), event: t.arg.string(), first: t.arg.int({ defaultValue: 20 }) },
        resolve: async (node, args, context) => [...(await context.in(node.workspaceId).catalog.values(node, args))],
      }),
    }),
  });
  builder.objectType("EventInfo", {
    authScopes: { reader: true },
    fields: (t) => ({
      name: t.string({ resolve: ({ stats, workspaceId }, _, context) => context.in(workspaceId).ids.text(stats.name) }),
      label: t.string({
        description: "What people read: the tracking plan's label, else the name in words.",
        resolve: ({ stats, planned, workspaceId }, _, context) =>
          planned?.label || eventTitle(context.in(workspaceId).ids.text(stats.name)),
      }),
      description: t.string({ nullable: true, resolve: ({ planned }) => planned?.description ?? null }),
      verified: t.boolean({ resolve: ({ planned }) => planned?.verified ?? false }),
      hidden: t.boolean({ resolve: ({ planned }) => planned?.hidden ?? false }),
      kind: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).catalog.kindOf(node) }),
      count: t.float({ resolve: ({ stats }) => stats.count }),
      customers: t.int({ resolve: ({ stats }) => stats.customers }),
      firstSeen: t.field({ type: "Instant", nullable: true, resolve: ({ stats }) => stats.firstSeen }),
      lastSeen: t.field({ type: "Instant", nullable: true, resolve: ({ stats }) => stats.lastSeen }),
      properties: t.field({
        type: ["FieldInfo"],
        description:
          "What this event has, counted over its own rows; then the fields of what it points to, as `product.department`.",
        resolve: async (node, _, context) =>
          (await context.in(node.workspaceId).catalog.propertiesOf(node)).slice(0, mostListed),
      }),
    }),
  });
  builder.objectType("MeasureInfo", {
    description: "What a trend can measure. `needsProperty`: it reads a property of the event.",
    authScopes: { reader: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      label: t.string({ resolve: ({ name }) => inWords(name) }),
      describe: t.exposeString("describe"),
      needsProperty: t.exposeBoolean("needsProperty"),
      ofSessions: t.boolean({
        description: "It measures sessions, each in the bucket of its start.",
        resolve: ({ over }) => over === "sessions",
      }),
    }),
  });
  builder.objectType("Catalog", {
    authScopes: { reader: true },
    fields: (t) => ({
      events: t.field({
        type: ["EventInfo"],
        description:
          "The 1,000 most frequent, most frequent first; names that the tracking plan hides only when asked for.",
        args: { includeHidden: t.arg.boolean({ defaultValue: false }) },
        resolve: (node, { includeHidden }, context) =>
          context
            .in(node.workspaceId)
            .catalog.listed(node, includeHidden ?? false)
            .slice(0, mostListed),
      }),
      fields: t.field({
        type: ["FieldInfo"],
        resolve: async (node, _, context) =>
          (await context.in(node.workspaceId).catalog.fields(node)).slice(0, mostListed),
      }),
      measures: t.field({ type: ["MeasureInfo"], resolve: () => [...metrics] }),
      sessionFields: t.stringList({
        description: "What trends break sessions down by and tests read as `session.<name>`.",
        resolve: () => [...sessionFields],
      }),
      asOf: t.field({ type: "Instant", resolve: ({ counted }) => counted.cut.asOf }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    catalog: t.field({ type: "Catalog", resolve: ({ id }, _, context) => context.in(id).catalog.node() }),
  }));
}

/** `perUnit` reads "Per unit". */
function inWords(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z0-9])/g, " ").toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

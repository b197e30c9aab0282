import { propertiesOf } from "@throughline/model";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function trackingPlan(builder: Builder): void {
  builder.objectType("PlanProperty", {
    description: "type: text | number | boolean | instant | list | money. `values`: the only ones allowed.",
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      type: t.exposeString("type"),
      required: t.boolean({ resolve: ({ required }) => required ?? false }),
      values: t.field({ type: "Value", nullable: true, resolve: ({ values }) => (values ? [...values] : null) }),
      description: t.string({ nullable: true, resolve: ({ description }) => description ?? null }),
    }),
  });
  builder.objectType("PlanSample", {
    description: "An event with the violation; `value` is JSON, shortened, null where nothing was sent.",
    authScopes: { staff: true },
    fields: (t) => ({
      source: t.exposeString("source"),
      messageId: t.exposeString("messageId"),
      timestamp: t.expose("timestamp", { type: "Instant" }),
      value: t.exposeString("value", { nullable: true }),
    }),
  });
  builder.objectType("PlanViolation", {
    description:
      "kind: unknownEvent | missing | wrongType | notAllowed. Counted over all events there are, old ones too.",
    authScopes: { staff: true },
    fields: (t) => ({
      kind: t.exposeString("kind"),
      property: t.string({ nullable: true, resolve: ({ of }) => of?.property.name ?? null }),
      count: t.exposeFloat("count"),
      since: t.expose("since", { type: "Instant" }),
      last: t.expose("last", { type: "Instant" }),
      samples: t.field({
        type: ["PlanSample"],
        description: "The newest, at most 5.",
        resolve: async (violation, _, context) => [
          ...(await context.in(violation.event.workspaceId).trackingPlans.samples(violation)),
        ],
      }),
    }),
  });
  builder.objectType("PlanEvent", {
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.string({
        resolve: ({ entry, workspaceId }, _, context) => context.in(workspaceId).ids.text(entry.name),
      }),
      label: t.string({ nullable: true, resolve: ({ entry }) => entry.label ?? null }),
      description: t.string({ nullable: true, resolve: ({ entry }) => entry.description ?? null }),
      hidden: t.boolean({ resolve: ({ entry }) => entry.hidden ?? false }),
      verified: t.boolean({ resolve: ({ entry }) => entry.verified ?? false }),
      mergedInto: t.string({ nullable: true, resolve: ({ entry }) => entry.mergedInto ?? null }),
      conversion: t.boolean({ resolve: ({ entry }) => entry.conversion ?? false }),
      onViolation: t.string({ description: "count | refuse", resolve: ({ entry }) => entry.onViolation ?? "count" }),
      planned: t.exposeBoolean("planned", { description: "False: it was sent, and the plan does not name it." }),
      count: t.exposeFloat("count", { description: "Collected events sent under this very name." }),
      firstSeen: t.expose("firstSeen", { type: "Instant", nullable: true }),
      lastSeen: t.expose("lastSeen", { type: "Instant", nullable: true }),
      properties: t.field({
        type: ["PlanProperty"],
        description: "What is expected of it; of a merged one that has none, what is expected of its target.",
        resolve: ({ current, entry }) => [...propertiesOf(current.plan, entry)],
      }),
      violations: t.field({
        type: ["PlanViolation"],
        resolve: async (event, _, context) => [
          ...(await context.in(event.workspaceId).trackingPlans.violations(event)),
        ],
      }),
    }),
  });
  builder.objectType("TrackingPlan", {
    description: "The setting `trackingPlan` beside what was really sent. It is saved with saveSetting.",
    authScopes: { staff: true },
    fields: (t) => ({
      version: t.int({ resolve: ({ current }) => current.version }),
      unknownEvents: t.string({
        description: "allow | count | refuse",
        resolve: ({ current }) => current.plan.unknownEvents,
      }),
      events: t.field({
        type: ["PlanEvent"],
        description: "Those of the plan in its order, then those that were only sent, most frequent first.",
        complexity: pageCost(100),
        args: { search: t.arg.string(), first: t.arg.int({ defaultValue: 100 }) },
        resolve: async (node, args, context) => [
          ...(await context.in(node.workspaceId).trackingPlans.events(node, args)),
        ],
      }),
      event: t.field({
        type: "PlanEvent",
        nullable: true,
        args: { name: t.arg.string({ required: true }) },
        resolve: (node, { name }, context) => context.in(node.workspaceId).trackingPlans.event(node, name),
      }),
      refused: t.float({
        description: "Events that it refused and that wait as dead letters.",
        resolve: (node, _, context) => context.in(node.workspaceId).trackingPlans.refused(),
      }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    trackingPlan: t.field({
      type: "TrackingPlan",
      authScopes: { staff: true },
      resolve: ({ id }, _, context) => context.in(id).trackingPlans.node(),
    }),
  }));
}

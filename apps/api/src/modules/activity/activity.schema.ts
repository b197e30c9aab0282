import { units } from "../../nodes/units.ts";
import type { Builder } from "../../schema/builder.ts";

export function activity(builder: Builder): void {
  builder.objectType("Activity", {
    description: "Events per day for the small bar chart; `business` counts the part that are business events.",
    authScopes: { reader: true },
    fields: (t) => ({
      days: t.expose("days", { type: "Column" }),
      events: t.expose("events", { type: "Column" }),
      business: t.expose("business", { type: "Column" }),
      total: t.int({ resolve: ({ events }) => events.reduce((sum, n) => sum + n, 0) }),
    }),
  });
  for (const { of, type } of units)
    builder.objectFields(type, (t) => ({
      activity: t.field({
        type: "Activity",
        args: {
          days: t.arg.int({ defaultValue: 90 }),
          lines: t.arg.boolean({
            defaultValue: true,
            description: "Count each line of an order, not the order alone.",
          }),
        },
        resolve: (node, args, context) => context.in(node.workspaceId).activity.of(of, node.id, args),
      }),
    }));
}

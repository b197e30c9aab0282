import { pageSize } from "../../repo/cursor.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function liveEvent(builder: Builder): void {
  builder.objectType("LiveEvent", {
    authScopes: { staff: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ event, ids }) => ids.shown(`${event.source}\u001f${event.messageId}`) }),
      source: t.string({ resolve: ({ event }) => event.source }),
      messageId: t.string({ resolve: ({ event, ids }) => ids.shown(event.messageId) }),
      type: t.string({ resolve: ({ event }) => event.type }),
      event: t.string({ resolve: ({ event, ids }) => ids.text(event.event) }),
      userId: t.string({ nullable: true, resolve: ({ event, shown }) => shown(event.userId) }),
      anonymousId: t.string({ nullable: true, resolve: ({ event, shown }) => shown(event.anonymousId) }),
      groupId: t.string({ nullable: true, resolve: ({ event, shown }) => shown(event.groupId) }),
      at: t.field({
        type: "Instant",
        description: "Where it is placed in time.",
        resolve: ({ event }) => event.timestamp,
      }),
      receivedAt: t.field({ type: "Instant", resolve: ({ event }) => event.receivedAt }),
      sentAs: t.field({
        type: "Instant",
        nullable: true,
        description: "The time that its sender gave, when the clocks differed.",
        resolve: ({ event }) => event.originalTimestamp ?? null,
      }),
      properties: t.field({ type: "JSONObject", resolve: ({ details }) => details() }),
    }),
  });
  builder.objectType("LiveEvents", {
    authScopes: { staff: true },
    fields: (t) => ({
      events: t.field({
        type: ["LiveEvent"],
        resolve: ({ found, details, shown, ids }) =>
          found.events.map((event) => ({ event, shown, ids, details: () => details(event) })),
      }),
      cursor: t.string({ description: "Give it as `after` next time.", resolve: ({ found }) => found.cursor }),
      more: t.boolean({ description: "More arrived than are shown.", resolve: ({ found }) => found.more }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    liveEvents: t.field({
      type: "LiveEvents",
      nullable: true,
      description:
        "The newest received events of all sources, newest first; made to be asked every 2 s. Null for sellers.",
      complexity: pageCost(50),
      args: { first: t.arg.int({ defaultValue: 50 }), after: t.arg.string() },
      resolve: async ({ id }, { first, after }, context) => {
        if (context.principal.role === "seller") return null;
        const { liveEvents, ids } = context.in(id);
        const found = await liveEvents.newest(pageSize(first, 50), after ?? undefined);
        return { found, ids, details: (event) => liveEvents.details(event), shown: (id) => liveEvents.shown(id) };
      },
    }),
  }));
}

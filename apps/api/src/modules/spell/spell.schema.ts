import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

/** How a segment's members are kept, and what became of them. */
export function spell(builder: Builder): void {
  builder.objectType("SegmentLive", {
    description: "How far the members of a segment are kept up to date.",
    authScopes: { reader: true },
    fields: (t) => ({
      state: t.string({
        description: "starting: the first members are being recorded | live | stopped.",
        resolve: ({ followed }) => followed.state,
      }),
      asOf: t.field({
        type: "Instant",
        description: "All that happened before is in it.",
        resolve: ({ followed }) => followed.asOf,
      }),
      size: t.int({ resolve: (live, _, context) => context.in(live.node.workspaceId).spells.size(live) }),
      since: t.field({
        type: "Instant",
        description: "Before this instant it is not known who was in.",
        resolve: ({ followed }) => followed.followed[0]?.since ?? followed.asOf,
      }),
    }),
  });
  builder.objectType("SegmentSizes", {
    description: "By local day, in columns; null where members were not known.",
    authScopes: { reader: true },
    fields: (t) => ({
      at: t.field({
        type: "Column",
        description: "Start of each day, milliseconds; print it in the workspace's zone.",
        resolve: ({ at }) => at,
      }),
      size: t.field({
        type: "Column",
        description: "At the day's end, today's until now.",
        resolve: ({ size }) => size,
      }),
      entered: t.field({
        type: "Column",
        description: "Units that came in by an act of that day; a changed definition is none.",
        resolve: ({ entered }) => entered,
      }),
      left: t.field({ type: "Column", resolve: ({ left }) => left }),
    }),
  });
  builder.objectType("SegmentMove", {
    description: "One coming or going.",
    authScopes: { reader: true },
    fields: (t) => ({
      direction: t.string({ description: "entered | left", resolve: ({ change }) => change.direction }),
      at: t.field({ type: "Instant", resolve: ({ change }) => change.at }),
      cause: t.string({
        description: "event | record | window | list | segment | baseline | definition | merge",
        resolve: ({ change }) => change.why.cause,
      }),
      reason: t.string({
        description: "In words.",
        resolve: (move, _, context) => context.in(move.node.workspaceId).spells.reason(move),
      }),
      customer: t.field({
        type: "Customer",
        nullable: true,
        description: "Who it is now; null for one that was erased, and in a segment of accounts.",
        resolve: (move, _, context) => context.in(move.node.workspaceId).spells.customer(move),
      }),
      account: t.field({
        type: "Account",
        nullable: true,
        resolve: (move, _, context) => context.in(move.node.workspaceId).spells.account(move),
      }),
    }),
  });
  builder.objectType("SegmentMoveEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "SegmentMove" }) }),
  });
  builder.objectType("SegmentMoveConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["SegmentMoveEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
    }),
  });
  builder.objectFields("Segment", (t) => ({
    live: t.field({
      type: "SegmentLive",
      nullable: true,
      description: "Null while nobody keeps its members.",
      resolve: (node, _, context) => context.in(node.workspaceId).spells.live(node),
    }),
    sizes: t.field({
      type: "SegmentSizes",
      complexity: 100,
      args: { days: t.arg.int({ defaultValue: 90 }) },
      resolve: (node, { days }, context) => context.in(node.workspaceId).spells.sizes(node, days ?? 90),
    }),
    membersAt: t.field({
      type: "PopulationResult",
      description: "Who was in at an instant, as recorded; `wasIn` says the same in any condition.",
      args: { instant: t.arg({ type: "Instant", required: true }) },
      resolve: (node, { instant }, context) => context.in(node.workspaceId).spells.membersAt(node, instant),
    }),
    recent: t.field({
      type: "SegmentMoveConnection",
      description: "Who came and went, the newest first.",
      complexity: pageCost(20),
      args: { first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
      resolve: (node, args, context) => context.in(node.workspaceId).spells.recent(node, args),
    }),
  }));
}

import { units } from "../../nodes/units.ts";
import type { Builder } from "../../schema/builder.ts";

export function explain(builder: Builder): void {
  builder.objectType("EvidenceField", {
    authScopes: { reader: true },
    fields: (t) => ({
      field: t.exposeString("field"),
      value: t.field({ type: "Value", nullable: true, resolve: ({ value }) => value }),
    }),
  });
  builder.objectType("EvidenceCount", {
    authScopes: { reader: true },
    fields: (t) => ({
      what: t.exposeString("what", { description: "count, sum, ..., satisfying, or the records that were looked at." }),
      value: t.float({
        nullable: true,
        description: "Null when unknown, as an average of nothing.",
        resolve: ({ value }) => value,
      }),
    }),
  });
  builder.objectType("ExplanationNode", {
    description: "One condition of a definition, met or unmet by one unit, with what that rests on.",
    authScopes: { reader: true },
    fields: (t) => ({
      path: t.stringList({
        description: "Where it stands in the definition; what stands in a saved segment is below its `segment`.",
        resolve: ({ path }) => path.map(String),
      }),
      depth: t.exposeInt("depth", { description: "0 is the whole; parts follow their whole." }),
      kind: t.exposeString("kind"),
      sentence: t.exposeString("sentence"),
      matches: t.exposeBoolean("matches"),
      from: t.expose("from", { type: "Instant", nullable: true }),
      to: t.expose("to", { type: "Instant", nullable: true }),
      counts: t.field({ type: ["EvidenceCount"], resolve: ({ counts }) => [...counts] }),
      fields: t.field({ type: ["EvidenceField"], resolve: ({ fields }) => [...fields] }),
      events: t.field({
        type: ["TimelineItem"],
        description: "At most 5 acts, of both stores: the newest, of a sequence in its order.",
        resolve: async ({ workspaceId, rids, version }, _, context) => [
          ...(await context.in(workspaceId).timelines.items(rids, version)),
        ],
      }),
    }),
  });
  builder.objectType("Explanation", {
    authScopes: { reader: true },
    fields: (t) => ({
      unit: t.field({ type: "Unit", resolve: ({ unit }) => unit }),
      matches: t.exposeBoolean("matches", { description: "The same that the population at this version says." }),
      flipsAt: t.expose("flipsAt", {
        type: "Instant",
        nullable: true,
        description: "When the answer turns if nothing more happens; null: never, or not worked out.",
      }),
      watched: t.exposeBoolean("watched", { description: "Whether `flipsAt` was worked out." }),
      version: t.int({ resolve: ({ cut }) => cut.version }),
      asOf: t.field({ type: "Instant", resolve: ({ cut }) => cut.asOf }),
      nodes: t.field({ type: ["ExplanationNode"], resolve: ({ nodes }) => [...nodes] }),
    }),
  });
  builder.objectType("ExplainResult", {
    authScopes: { reader: true },
    fields: (t) => ({
      explanation: t.expose("explanation", { type: "Explanation", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("ChangedUnit", {
    description: "One of those whom a change of a definition brings in or puts out.",
    authScopes: { reader: true },
    fields: (t) => ({
      customer: t.expose("customer", { type: "Customer", nullable: true }),
      account: t.expose("account", { type: "Account", nullable: true }),
      because: t.field({
        type: ["ExplanationNode"],
        nullable: true,
        description:
          "At most 3 innermost conditions that decide that it is out of the definition that does not have it. Null when there is too much to read.",
        resolve: ({ because }) => because && [...because],
      }),
    }),
  });
  builder.objectType("SegmentOfUnit", {
    authScopes: { reader: true },
    fields: (t) => ({
      segment: t.expose("segment", { type: "Segment" }),
      matches: t.exposeBoolean("matches"),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    explain: t.field({
      type: "ExplainResult",
      description: "Why one customer or account is in or out of a population.",
      args: {
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        id: t.arg.id({ required: true }),
        where: t.arg({ type: "ConditionInput", required: true }),
        version: t.arg.int({ description: "Of the population that was counted; default: the newest." }),
      },
      resolve: (workspace, { unit, id, where, version }, context) =>
        context.in(workspace.id).explanations.explain(unit ?? "customer", id, where, version),
    }),
  }));
  builder.objectFields("Segment", (t) => ({
    explain: t.field({
      type: "ExplainResult",
      description: "Why one of its units is in or out, by its newest definition.",
      args: { id: t.arg.id({ required: true }) },
      resolve: (node, { id }, context) => {
        const { explanations, segments } = context.in(node.workspaceId);
        return explanations.explain(node.segment.unit, id, segments.definition(node));
      },
    }),
  }));
  for (const { of, type } of units)
    builder.objectFields(type, (t) => ({
      segments: t.field({
        type: ["SegmentOfUnit"],
        description:
          "Saved segments, each with whether this one is in. One that needs too much to be read is left out.",
        complexity: { field: 20, multiplier: 5 },
        resolve: async (node, _, context) => [
          ...(await context.in(node.workspaceId).explanations.segmentsOf(of, node.id, node.version)),
        ],
      }),
    }));
}

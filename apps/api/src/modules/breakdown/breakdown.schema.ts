import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function breakdown(builder: Builder): void {
  builder.enumType("BreakdownKind", { values: ["value", "other", "none"] as const });
  const which = builder.enumType("WhichAct", { values: ["any", "first", "last"] as const });
  builder.inputType("PropertyOfEventInput", {
    fields: (t) => ({
      event: t.string({ required: true }),
      property: t.string({ required: true }),
      which: t.field({
        type: which,
        description: "Of any of the acts (default), or of the first or the last ever of that name.",
      }),
    }),
  });
  builder.inputType("BreakdownFieldInput", {
    description:
      "A trait, a field of the account, a property of an event (`session.<field>` of its session), or saved segments.",
    isOneOf: true,
    fields: (t) => ({
      trait: t.string(),
      account: t.string(),
      property: t.field({ type: "PropertyOfEventInput" }),
      segments: t.idList({ description: "Which of these the units are in; a row's value is the segment's name." }),
    }),
  });
  builder.objectType("BreakdownRow", {
    authScopes: { reader: true },
    fields: (t) => ({
      kind: t.expose("kind", { type: "BreakdownKind" }),
      value: t.field({ type: "Value", nullable: true, resolve: ({ value }) => value }),
      size: t.exposeInt("size"),
      share: t.exposeFloat("share"),
      people: t.expose("people", { type: "Population" }),
    }),
  });
  builder.objectType("PopulationBreakdown", {
    authScopes: { reader: true },
    fields: (t) => ({
      rows: t.field({
        type: ["BreakdownRow"],
        description: "The most frequent values, then the other values together, then those without any.",
        resolve: ({ rows }) => [...rows],
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Population", (t) => ({
    breakdown: t.field({
      type: "PopulationBreakdown",
      description: "Rows of one trait sum to the size; a unit with several accounts or acts may be in several rows.",
      complexity: pageCost(10),
      args: { field: t.arg({ type: "BreakdownFieldInput", required: true }), first: t.arg.int({ defaultValue: 10 }) },
      resolve: (node, { field, first }, context) =>
        context.in(node.workspaceId, node.at).breakdowns.of(node, field, first ?? 10),
    }),
  }));
}

import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function compare(builder: Builder): void {
  builder.objectType("Difference", {
    authScopes: { reader: true },
    fields: (t) => ({
      kind: t.exposeString("kind", { description: "trait | number | act" }),
      name: t.exposeString("name"),
      value: t.exposeString("value", { nullable: true }),
      count: t.intList({ description: "Units of a, of b.", resolve: ({ count }) => [...count] }),
      share: t.floatList({ description: "Of the units of a, of b; 0 to 1.", resolve: ({ share }) => [...share] }),
      mean: t.floatList({ nullable: true, resolve: ({ mean }) => mean && [...mean] }),
      effect: t.exposeFloat("effect", { description: "Cohen's h of shares, d of means; above 0: more in a." }),
      byDefinition: t.boolean({
        description: "One of the two definitions asks for it itself, so that it had to differ.",
        resolve: (node, _, context) => context.in(node.of.workspaceId).comparisons.byDefinition(node),
      }),
      people: t.field({
        type: ["Population"],
        nullable: true,
        description: "Who is counted in a, in b; null where a field holds values of several sorts.",
        resolve: (node, _, context) => {
          const both = context.in(node.of.workspaceId).comparisons.people(node);
          return both && [...both];
        },
      }),
    }),
  });
  builder.objectType("Comparison", {
    description: "Two populations side by side, at one version.",
    authScopes: { reader: true },
    fields: (t) => {
      const part = (name: "a" | "b" | "both" | "onlyA" | "onlyB") =>
        t.field({
          type: "Population",
          resolve: (node, _, context) => context.in(node.workspaceId).comparisons.part(node, name),
        });
      return {
        a: part("a"),
        b: part("b"),
        both: part("both"),
        onlyA: part("onlyA"),
        onlyB: part("onlyB"),
        differences: t.field({
          type: ["Difference"],
          description: "Traits, numbers and acts that differ most, by size of effect.",
          complexity: pageCost(20),
          args: { first: t.arg.int({ defaultValue: 20 }) },
          resolve: async (node, { first }, context) =>
            (await context.in(node.workspaceId).comparisons.differences(node)).slice(0, first ?? 20),
        }),
        fieldsLeft: t.int({
          description: "Fields that are not looked at: of texts and of numbers the 12 that are filled most are.",
          resolve: (node, _, context) => context.in(node.workspaceId).comparisons.fieldsLeft(node),
        }),
      };
    },
  });
  builder.objectType("CompareResult", {
    authScopes: { reader: true },
    fields: (t) => ({
      comparison: t.expose("comparison", { type: "Comparison", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    compare: t.field({
      type: "CompareResult",
      description: "Size, overlap, and the traits and acts that differ most.",
      args: {
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        a: t.arg({ type: "ConditionInput", required: true }),
        b: t.arg({ type: "ConditionInput", required: true }),
      },
      resolve: (workspace, { unit, a, b }, context) =>
        context.in(workspace.id).comparisons.of(unit ?? "customer", { a, b }),
    }),
  }));
}

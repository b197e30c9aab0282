import type { Builder } from "../../schema/builder.ts";

export function overlap(builder: Builder): void {
  builder.objectType("OverlapPart", {
    authScopes: { reader: true },
    fields: (t) => ({
      of: t.intList({
        description: "In exactly these of the given populations, and in none of the others.",
        resolve: ({ of }) => [...of],
      }),
      size: t.exposeInt("size"),
      people: t.expose("people", { type: "Population" }),
    }),
  });
  builder.objectType("OverlapResult", {
    authScopes: { reader: true },
    fields: (t) => ({
      parts: t.field({
        type: ["OverlapPart"],
        nullable: true,
        description: "Only parts that have anybody, largest first. Their sizes sum to the union.",
        resolve: ({ parts }) => parts && [...parts],
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    overlap: t.field({
      type: "OverlapResult",
      description: "Exact overlap of 2 to 5 populations.",
      args: {
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        of: t.arg({ type: ["ConditionInput"], required: true }),
      },
      resolve: (workspace, { unit, of }, context) => context.in(workspace.id).overlaps.of(unit ?? "customer", of),
    }),
  }));
}

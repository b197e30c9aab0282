import type { Builder } from "../../schema/builder.ts";

export function home(builder: Builder): void {
  builder.objectType("HomeTile", {
    authScopes: { reader: true },
    fields: (t) => ({
      key: t.exposeString("key"),
      label: t.string({ resolve: ({ line }) => line.label }),
      value: t.float({ nullable: true, resolve: ({ line }) => line.total }),
      format: t.field({ type: "ValueFormat", resolve: ({ line }) => line.format }),
      compareValue: t.float({ nullable: true, resolve: ({ line }) => line.compareTotal }),
      goodDirection: t.string({ resolve: ({ line }) => line.goodDirection }),
      spark: t.field({ type: "Column", resolve: ({ line }) => line.values }),
      compareSpark: t.field({ type: "Column", nullable: true, resolve: ({ line }) => line.compareValues }),
      definition: t.field({ type: "Definition", resolve: ({ trend }) => trend.query }),
    }),
  });
  builder.objectType("Finding", {
    authScopes: { reader: true },
    fields: (t) => ({
      key: t.exposeString("key"),
      direction: t.exposeString("direction", { description: "up | down | flat | warn" }),
      title: t.exposeString("title"),
      detail: t.exposeString("detail"),
      trend: t.expose("trend", { type: "Trend", nullable: true, description: "The trend behind it." }),
      definition: t.field({
        type: "Definition",
        nullable: true,
        description: "The trend as the insight screen opens it.",
        resolve: ({ trend }) => trend?.query ?? null,
      }),
      people: t.field({
        type: "Population",
        nullable: true,
        resolve: (finding, _, context) =>
          finding.trend ? context.in(finding.trend.workspaceId).home.people(finding) : null,
      }),
    }),
  });
  builder.objectType("HomeBrief", {
    authScopes: { reader: true },
    fields: (t) => ({
      asOf: t.expose("asOf", { type: "Instant" }),
      findings: t.field({
        type: ["Finding"],
        description: "Most important first, at most 5; generated from figures, never a cause.",
        resolve: ({ findings }) => [...findings],
      }),
      tiles: t.field({ type: ["HomeTile"], resolve: ({ tiles }) => [...tiles] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    home: t.field({
      type: "HomeBrief",
      args: { includeInternal: t.arg.boolean({ defaultValue: false }) },
      resolve: ({ id }, { includeInternal }, context) =>
        context.in(id).home.brief({ includeInternal: includeInternal ?? false }),
    }),
  }));
}

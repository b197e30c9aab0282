import type { Builder } from "../../schema/builder.ts";

export function trend(builder: Builder): void {
  builder.objectType("ValueFormat", {
    description: "kind: count | number | money | percent | duration. Currency for money.",
    authScopes: { reader: true },
    fields: (t) => ({
      kind: t.exposeString("kind"),
      unit: t.exposeString("unit"),
      currency: t.string({ nullable: true, resolve: ({ currency }) => currency ?? null }),
      decimals: t.exposeInt("decimals"),
    }),
  });
  builder.objectType("TrendSeries", {
    authScopes: { reader: true },
    fields: (t) => ({
      key: t.string({ resolve: ({ line }) => line.key }),
      label: t.string({ resolve: ({ line }) => line.label }),
      breakdown: t.stringList({
        nullable: { list: true, items: true },
        description: "Breakdown values of this line, in the order of the dimensions; null entries mean (none).",
        resolve: ({ line }) => [...line.breakdown],
      }),
      role: t.string({ description: "other | none | value | whole", resolve: ({ line }) => line.role }),
      measure: t.string({ resolve: ({ line }) => line.measure }),
      format: t.field({ type: "ValueFormat", resolve: ({ line }) => line.format }),
      goodDirection: t.string({
        description: "up | down | none: which way is good.",
        resolve: ({ line }) => line.goodDirection,
      }),
      values: t.field({ type: "Column", resolve: ({ line }) => line.values }),
      total: t.float({ nullable: true, resolve: ({ line }) => line.total }),
      exactTotal: t.field({
        type: "Decimal",
        nullable: true,
        description: "The total to the last decimal, for sums of money.",
        resolve: ({ line }) => line.exactTotal,
      }),
      compareValues: t.field({ type: "Column", nullable: true, resolve: ({ line }) => line.compareValues }),
      compareTotal: t.float({ nullable: true, resolve: ({ line }) => line.compareTotal }),
      compareElapsedTotal: t.float({
        nullable: true,
        description: "The compared period as far as it had got by now; only while the range is unfinished.",
        resolve: ({ line }) => line.compareElapsedTotal,
      }),
      people: t.field({
        type: "Population",
        nullable: true,
        description: "The people behind the total, or behind one bucket.",
        args: { bucket: t.arg.int(), compare: t.arg.boolean({ defaultValue: false }) },
        resolve: (series, which, context) =>
          context.in(series.trend.workspaceId, series.trend.at).trends.people(series, which),
      }),
      peopleNote: t.string({
        nullable: true,
        description: "Why people and number differ, if they do.",
        resolve: (series, _, context) =>
          context.in(series.trend.workspaceId, series.trend.at).trends.peopleNote(series),
      }),
    }),
  });
  builder.objectType("Trend", {
    authScopes: { reader: true },
    fields: (t) => ({
      unit: t.string({ resolve: ({ query }) => query.unit }),
      interval: t.string({ resolve: ({ query }) => query.interval }),
      buckets: t.field({
        type: "Column",
        description: "Start of each bucket, milliseconds; print it in `zone`.",
        resolve: ({ answer }) => answer.buckets,
      }),
      from: t.field({ type: "Instant", resolve: ({ answer }) => answer.periods.main.from }),
      to: t.field({ type: "Instant", resolve: ({ answer }) => answer.periods.main.to }),
      compareFrom: t.field({
        type: "Instant",
        nullable: true,
        resolve: ({ answer }) => answer.periods.compare?.from ?? null,
      }),
      compareTo: t.field({
        type: "Instant",
        nullable: true,
        resolve: ({ answer }) => answer.periods.compare?.to ?? null,
      }),
      at: t.field({
        type: "Instant",
        description: "The instant it was counted at. Asked with it, the same question has the same range later.",
        resolve: (node) => node.at,
      }),
      unfinished: t.boolean({
        description: "True when the last bucket is unfinished.",
        resolve: ({ answer }) => answer.unfinished,
      }),
      zone: t.string({ resolve: ({ answer }) => answer.zone }),
      finding: t.string({
        description: "What the figures show, in words; never a cause.",
        resolve: (node, _, context) => context.in(node.workspaceId, node.at).trends.finding(node),
      }),
      series: t.field({
        type: ["TrendSeries"],
        resolve: (node) => node.answer.lines.map((line, index) => ({ trend: node, index, line })),
      }),
      hiddenValues: t.int({
        description: "Breakdown values folded into Other, over all dimensions.",
        resolve: ({ answer }) => answer.hiddenValues,
      }),
      receipt: t.field({
        type: "Receipt",
        resolve: (node, _, context) => context.in(node.workspaceId, node.at).trends.receipt(node),
      }),
    }),
  });
  builder.objectType("TrendResult", {
    authScopes: { reader: true },
    fields: (t) => ({
      trend: t.expose("trend", { type: "Trend", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    trend: t.field({
      type: "TrendResult",
      args: {
        query: t.arg({ type: "TrendInput", required: true }),
        at: t.arg({ type: "Instant", description: "What is taken for now, for the people behind a shown figure." }),
      },
      resolve: ({ id }, { query, at }, context) => context.in(id, at ?? undefined).trends.define(query),
    }),
  }));
}

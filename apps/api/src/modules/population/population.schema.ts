import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function population(builder: Builder): void {
  builder.enumType("Unit", { values: ["customer", "account"] as const });
  builder.objectType("SummaryRow", {
    authScopes: { reader: true },
    fields: (t) => ({
      field: t.exposeString("field"),
      value: t.exposeString("value"),
      here: t.exposeInt("here"),
      hereShare: t.exposeFloat("hereShare"),
      all: t.exposeInt("all"),
      allShare: t.exposeFloat("allShare"),
    }),
  });
  builder.objectType("Population", {
    description: "Any set of units: it has a size, members, a definition and a sentence.",
    authScopes: { reader: true },
    fields: (t) => ({
      unit: t.field({ type: "Unit", resolve: (node) => node.population.unit }),
      size: t.int({ resolve: (node, _, context) => context.in(node.workspaceId, node.at).populations.size(node) }),
      estimate: t.field({
        type: "PopulationEstimate",
        description: "The size by looking at some of the units: sooner there than `size`, which is exact.",
        resolve: (node, _, context) => context.in(node.workspaceId, node.at).populations.estimate(node),
      }),
      definition: t.field({ type: "Definition", resolve: (node) => node.population.where }),
      version: t.int({
        description: "The version of the data at which it is counted and listed.",
        resolve: ({ version }) => version,
      }),
      at: t.field({
        type: "Instant",
        description: "The instant up to which its windows reach. With the version it finds the same members later.",
        resolve: (node) => node.at,
      }),
      hash: t.string({ resolve: (node, _, context) => context.in(node.workspaceId, node.at).populations.hash(node) }),
      sentence: t.string({
        resolve: (node, _, context) => context.in(node.workspaceId, node.at).populations.sentence(node),
      }),
      customers: t.field({
        type: "CustomerConnection",
        description: "For unit customer. The list has exactly `size` rows.",
        complexity: pageCost(50),
        args: { first: t.arg.int({ defaultValue: 50 }), after: t.arg.string() },
        resolve: (node, args, context) => context.in(node.workspaceId, node.at).populations.customers(node, args),
      }),
      accounts: t.field({
        type: "AccountConnection",
        description: "For unit account.",
        complexity: pageCost(50),
        args: { first: t.arg.int({ defaultValue: 50 }), after: t.arg.string() },
        resolve: (node, args, context) => context.in(node.workspaceId, node.at).populations.accounts(node, args),
      }),
      summary: t.field({
        type: ["SummaryRow"],
        description: "Share of the units that have a trait value, against everyone: what stands out, most first.",
        complexity: pageCost(5),
        args: { first: t.arg.int({ defaultValue: 5 }) },
        resolve: async (node, { first }, context) => [
          ...(await context.in(node.workspaceId, node.at).populations.summary(node, first)),
        ],
      }),
      lines: t.field({
        type: ["PopulationLine"],
        description:
          "What each line of the definition does to the size: left after it, in order, and matching it alone.",
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId, node.at).populations.lines(node))],
      }),
      sample: t.field({
        type: "PopulationSample",
        description:
          "Some members, shuffled. A column is a trait (of accounts a field); `account.<field>` is of the customer's account, the primary one if there is one.",
        complexity: pageCost(20),
        args: {
          columns: t.arg.stringList({ required: true }),
          first: t.arg.int({ defaultValue: 20 }),
          seed: t.arg.int({ defaultValue: 0, description: "By the same seed the same members, at one version." }),
        },
        resolve: (node, request, context) => context.in(node.workspaceId, node.at).populations.sample(node, request),
      }),
      receipt: t.field({
        type: "Receipt",
        resolve: (node, _, context) => context.in(node.workspaceId, node.at).populations.receipt(node),
      }),
    }),
  });
  builder.objectType("PopulationEstimate", {
    authScopes: { reader: true },
    fields: (t) => ({
      size: t.exposeInt("size"),
      margin: t.exposeInt("margin", {
        description: "The exact size is within so many of `size`, 95 times of 100. 0: it is exact.",
      }),
      share: t.exposeFloat("share", { description: "Share of all units that were looked at; 1: all." }),
      note: t.exposeString("note", { description: "In words: that it is an estimate, and by how many units." }),
    }),
  });
  builder.objectType("SampleRow", {
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ workspaceId, key }, _, context) => context.in(workspaceId).ids.shown(key) }),
      cells: t.field({
        type: ["Value"],
        nullable: { list: false, items: true },
        description: "In the order of the columns; null is not known, or a list.",
        resolve: ({ cells }) => [...cells],
      }),
    }),
  });
  builder.objectType("PopulationSample", {
    authScopes: { reader: true },
    fields: (t) => ({
      rows: t.field({
        type: ["SampleRow"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ rows }) => [...rows],
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("LineCount", {
    authScopes: { reader: true },
    fields: (t) => ({ size: t.exposeInt("size"), people: t.expose("people", { type: "Population" }) }),
  });
  builder.objectType("PopulationLine", {
    authScopes: { reader: true },
    fields: (t) => ({
      path: t.stringList({
        description: "Where it stands in the definition.",
        resolve: ({ path }) => path.map(String),
      }),
      sentence: t.exposeString("sentence", { description: "The line alone, read aloud." }),
      so: t.expose("so", { type: "LineCount", description: "Left after it (`all`), or in by then (`any`)." }),
      alone: t.expose("alone", { type: "LineCount" }),
    }),
  });
  builder.objectType("PopulationResult", {
    authScopes: { reader: true },
    fields: (t) => ({
      population: t.expose("population", { type: "Population", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    population: t.field({
      type: "PopulationResult",
      args: {
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        where: t.arg({ type: "ConditionInput", required: true }),
        version: t.arg.int({ description: "Of a number: the data as they were for it. Default: the newest." }),
        at: t.arg({ type: "Instant", description: "Of a number: where its windows end. Default: now." }),
        includeInternal: t.arg.boolean({
          defaultValue: false,
          description: "Count internal and test users too; by default they are left out.",
        }),
      },
      resolve: (workspace, { unit: of, where, version, at, includeInternal }, context) =>
        context
          .in(workspace.id, at ?? undefined)
          .populations.define(of ?? "customer", where, { version, includeInternal: includeInternal ?? false }),
    }),
  }));
}

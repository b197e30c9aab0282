import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import type { ConnectedSourceService } from "./connected-source-service.ts";

/** The connected sources of a workspace that the principal may open; the same answer for a foreign and an unknown id. */
async function sourcesOf(context: RequestContext, workspaceId: string): Promise<ConnectedSourceService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).connectedSources;
}

export function connectedSource(builder: Builder): void {
  const authScopes = { importer: true };
  builder.objectType("SourceConnection", {
    description: "A database of somebody else, named by SOURCE_<NAME>_URL. Its address is never shown.",
    authScopes,
    fields: (t) => ({
      name: t.exposeString("name"),
      kind: t.exposeString("kind"),
      state: t.exposeString("state", { description: "`ok` or `down`." }),
      reason: t.exposeString("reason", { nullable: true }),
    }),
  });
  builder.objectType("ForeignColumn", {
    authScopes,
    fields: (t) => ({ name: t.exposeString("name"), type: t.exposeString("type") }),
  });
  builder.objectType("ForeignTable", {
    authScopes,
    fields: (t) => ({
      database: t.exposeString("database"),
      name: t.exposeString("name"),
      columns: t.field({ type: ["ForeignColumn"], resolve: ({ columns }) => [...columns] }),
      keys: t.field({
        type: ["JSONObject"],
        description: "What may be a mapping's key: `{ columns: [...] }` each, the primary key first.",
        resolve: ({ keys }) => keys.map((columns) => ({ columns: [...columns] })),
      }),
    }),
  });
  builder.objectType("ConnectionDescription", {
    authScopes,
    fields: (t) => ({
      tables: t.field({ type: ["ForeignTable"], resolve: ({ tables }) => [...tables] }),
      problem: t.exposeString("problem", { nullable: true, description: "Why the database did not answer." }),
    }),
  });
  builder.objectType("SourceReject", {
    authScopes,
    fields: (t) => ({ key: t.exposeString("key"), reason: t.exposeString("reason") }),
  });
  builder.objectType("ConnectedSource", {
    description: "A mapped table or collection of a connected database, and how far its reading is.",
    authScopes,
    fields: (t) => ({
      id: t.exposeID("id"),
      name: t.exposeString("name"),
      version: t.exposeInt("version", { description: "What `saveMapping` takes as the version that the editor saw." }),
      sentence: t.exposeString("sentence", { nullable: true }),
      mapping: t.expose("mapping", { type: "JSONObject", nullable: true, description: "What `saveMapping` takes." }),
      state: t.exposeString("state", { description: "`waiting`, `reading`, `following`, `problem` or `removing`." }),
      rowsRead: t.exposeInt("rowsRead"),
      rowsStored: t.exposeInt("rowsStored"),
      rejected: t.exposeInt("rejected"),
      rejects: t.field({
        type: ["SourceReject"],
        complexity: pageCost(20),
        args: { first: t.arg.int({ defaultValue: 20 }) },
        resolve: ({ workspaceId, id }, { first }, context) =>
          context.in(workspaceId).connectedSources.rejects(id, first),
      }),
      lastSyncAt: t.expose("lastSyncAt", { type: "Instant", nullable: true }),
      lagSeconds: t.exposeInt("lagSeconds", { nullable: true }),
      problem: t.exposeString("problem", { nullable: true }),
    }),
  });
  builder.objectType("MappedRowPreview", {
    authScopes,
    fields: (t) => ({
      key: t.exposeString("key"),
      becomes: t.expose("becomes", { type: "JSONObject", nullable: true }),
      problem: t.exposeString("problem", { nullable: true }),
    }),
  });
  builder.objectType("MappingPreview", {
    authScopes,
    fields: (t) => ({
      sentence: t.exposeString("sentence", { nullable: true }),
      rows: t.field({ type: ["MappedRowPreview"], resolve: ({ rows }) => [...rows] }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("RejectReason", {
    authScopes,
    fields: (t) => ({
      reason: t.exposeString("reason"),
      rows: t.exposeInt("rows"),
      key: t.exposeString("key", { description: "The key of the first such row." }),
    }),
  });
  builder.objectType("MappingDryRun", {
    description: "What a sync would do now; nothing is written.",
    authScopes,
    fields: (t) => ({
      rows: t.exposeInt("rows"),
      inserts: t.exposeInt("inserts"),
      updates: t.exposeInt("updates"),
      unchanged: t.exposeInt("unchanged"),
      rejected: t.exposeInt("rejected"),
      reasons: t.field({ type: ["RejectReason"], resolve: ({ reasons }) => [...reasons] }),
      complete: t.exposeBoolean("complete", {
        description: "False: time ran out; figures of the rows read until then.",
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("ConnectedSourcePayload", {
    authScopes,
    fields: (t) => ({
      connectedSource: t.expose("connectedSource", { type: "ConnectedSource", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    connections: t.field({
      type: ["SourceConnection"],
      authScopes,
      resolve: async ({ id }, _, context) => [...(await context.in(id).connectedSources.connections())],
    }),
    connectedSources: t.field({
      type: ["ConnectedSource"],
      authScopes,
      resolve: async ({ id }, _, context) => [...(await context.in(id).connectedSources.list())],
    }),
    describeConnection: t.field({
      type: "ConnectionDescription",
      authScopes,
      args: { name: t.arg.string({ required: true }) },
      resolve: ({ id }, { name }, context) => context.in(id).connectedSources.describe(name),
    }),
    previewMapping: t.field({
      type: "MappingPreview",
      description: "The first rows as they would become.",
      authScopes,
      complexity: pageCost(20),
      args: { mapping: t.arg({ type: "JSONObject", required: true }), first: t.arg.int({ defaultValue: 20 }) },
      resolve: ({ id }, { mapping, first }, context) => context.in(id).connectedSources.preview(mapping, first),
    }),
    dryRunMapping: t.field({
      type: "MappingDryRun",
      authScopes,
      complexity: { field: 100 },
      args: { mapping: t.arg({ type: "JSONObject", required: true }) },
      resolve: ({ id }, { mapping }, context) => context.in(id).connectedSources.dryRun(mapping),
    }),
  }));
  builder.mutationFields((t) => ({
    saveMapping: t.field({
      type: "ConnectedSourcePayload",
      description:
        "Saves a mapping over `version`, the one that the editor saw (0: a new one); a problem `conflict` says that another was saved since. The connector reads it from then on.",
      authScopes,
      args: {
        workspaceId: t.arg.id({ required: true }),
        version: t.arg.int({ required: true }),
        mapping: t.arg({ type: "JSONObject", required: true }),
      },
      resolve: async (_, { workspaceId, version, mapping }, context) =>
        (await sourcesOf(context, workspaceId)).save(mapping, version),
    }),
    removeMapping: t.field({
      type: "ConnectedSourcePayload",
      description: "Ends the reading. `keepData`: what was read stays as it is; else it is removed, row by row.",
      authScopes,
      args: {
        workspaceId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true }),
        keepData: t.arg.boolean({ required: true }),
      },
      resolve: async (_, { workspaceId, id, keepData }, context) =>
        (await sourcesOf(context, workspaceId)).remove(id, keepData),
    }),
  }));
}

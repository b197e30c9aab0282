import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import type { ImportService } from "./import-service.ts";

/** The imports of a workspace that the principal may open; the same answer for a foreign and an unknown id. */
async function importsOf(context: RequestContext, workspaceId: string): Promise<ImportService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).imports;
}

export function imports(builder: Builder): void {
  builder.objectType("Reject", {
    authScopes: { importer: true },
    fields: (t) => ({
      line: t.exposeInt("line"),
      reason: t.exposeString("reason"),
      text: t.exposeString("text"),
    }),
  });
  builder.objectType("ImportJob", {
    authScopes: { staff: true },
    fields: (t) => ({
      id: t.exposeID("id"),
      kind: t.exposeString("kind"),
      source: t.exposeString("source"),
      fileName: t.exposeString("fileName"),
      state: t.exposeString("state"),
      linesDone: t.exposeInt("linesDone"),
      inserted: t.exposeInt("inserted"),
      updated: t.exposeInt("updated"),
      unchanged: t.exposeInt("unchanged"),
      rejected: t.exposeInt("rejected"),
      message: t.string({ nullable: true, resolve: ({ message }) => message ?? null }),
      startedAt: t.expose("startedAt", { type: "Instant" }),
      updatedAt: t.expose("updatedAt", { type: "Instant" }),
      rejects: t.field({
        type: ["Reject"],
        authScopes: { importer: true },
        complexity: pageCost(50),
        args: { first: t.arg.int({ defaultValue: 50 }) },
        resolve: async (job, { first }, context) => [
          ...(await context.in(job.workspaceId).imports.rejects(job, first)),
        ],
      }),
    }),
  });
  builder.objectType("PreviewColumn", {
    authScopes: { importer: true },
    fields: (t) => ({
      column: t.exposeString("column"),
      field: t.exposeString("field", { nullable: true }),
      samples: t.stringList({ resolve: ({ samples }) => [...samples] }),
    }),
  });
  builder.objectType("ImportPreview", {
    authScopes: { importer: true },
    fields: (t) => ({
      format: t.exposeString("format"),
      columns: t.field({ type: ["PreviewColumn"], resolve: ({ columns }) => [...columns] }),
      missing: t.stringList({
        description: "Needed fields that no column brings yet; the import would be refused.",
        resolve: ({ missing }) => [...missing],
      }),
      sampleRejects: t.field({ type: ["Reject"], resolve: ({ sampleRejects }) => [...sampleRejects] }),
    }),
  });
  builder.objectType("ImportPreviewPayload", {
    authScopes: { importer: true },
    fields: (t) => ({
      preview: t.expose("preview", { type: "ImportPreview", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("ImportPayload", {
    authScopes: { importer: true },
    fields: (t) => ({
      job: t.expose("job", { type: "ImportJob", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  const mapping = builder.inputType("ColumnMapping", {
    description: "`field` empty: leave the column out. A name that is no field becomes an attribute.",
    fields: (t) => ({ column: t.string({ required: true }), field: t.string() }),
  });
  builder.objectFields("Workspace", (t) => ({
    imports: t.field({
      type: ["ImportJob"],
      description: "The newest 100. Empty for sellers.",
      resolve: async ({ id }, _, context) =>
        context.principal.role === "seller" ? [] : [...(await context.in(id).imports.jobs())],
    }),
  }));
  builder.mutationFields((t) => ({
    previewImport: t.field({
      type: "ImportPreviewPayload",
      description: "The file was sent to POST /uploads first, which answers an upload id.",
      authScopes: { importer: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        uploadId: t.arg.id({ required: true }),
        kind: t.arg.string({ required: true }),
      },
      resolve: async (_, { workspaceId, ...request }, context) =>
        (await importsOf(context, workspaceId)).preview(request),
    }),
    startImport: t.field({
      type: "ImportPayload",
      description: "Runs on its own; the job tells where it stands.",
      authScopes: { importer: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        uploadId: t.arg.id({ required: true }),
        kind: t.arg.string({ required: true }),
        source: t.arg.string(),
        mapping: t.arg({ type: [mapping] }),
      },
      resolve: async (_, { workspaceId, ...request }, context) =>
        (await importsOf(context, workspaceId)).start(request),
    }),
  }));
}

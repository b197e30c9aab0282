import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import type { SettingService } from "./setting-service.ts";

/** The settings of a workspace that the principal may open; the same answer for a foreign and an unknown id. */
async function settingsOf(context: RequestContext, workspaceId: string): Promise<SettingService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).settings;
}

export function setting(builder: Builder): void {
  builder.objectType("SettingVersion", {
    authScopes: { staff: true },
    fields: (t) => ({
      version: t.exposeInt("version"),
      value: t.expose("value", { type: "JSONObject" }),
      savedAt: t.expose("savedAt", { type: "Instant", nullable: true }),
      savedBy: t.exposeString("savedBy", { nullable: true }),
      note: t.exposeString("note"),
    }),
  });
  builder.objectType("Setting", {
    description:
      "What the workspace decides about itself. Version 0 was never saved: its value is what counts until then.",
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.string({ resolve: ({ kind }) => kind.name }),
      describe: t.string({ resolve: ({ kind }) => kind.describe }),
      version: t.exposeInt("version"),
      value: t.expose("value", { type: "JSONObject", description: "The same value that `saveSetting` takes." }),
      savedAt: t.expose("savedAt", { type: "Instant", nullable: true }),
      savedBy: t.exposeString("savedBy", { nullable: true }),
      note: t.exposeString("note"),
      versions: t.field({
        type: ["SettingVersion"],
        description: "The saved ones, newest first.",
        complexity: pageCost(20),
        args: { first: t.arg.int({ defaultValue: 20 }) },
        resolve: async (node, { first }, context) => [
          ...(await context.in(node.workspaceId).settings.versions(node, first)),
        ],
      }),
    }),
  });
  builder.objectType("SettingPayload", {
    authScopes: { staff: true },
    fields: (t) => ({
      setting: t.expose("setting", { type: "Setting", nullable: true }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    settings: t.field({
      type: ["Setting"],
      authScopes: { staff: true },
      resolve: async ({ id }, _, context) => [...(await context.in(id).settings.list())],
    }),
    setting: t.field({
      type: "Setting",
      nullable: true,
      authScopes: { staff: true },
      args: { name: t.arg.string({ required: true }) },
      resolve: ({ id }, { name }, context) => context.in(id).settings.find(name),
    }),
  }));
  builder.mutationField("saveSetting", (t) =>
    t.field({
      type: "SettingPayload",
      description:
        "Saves a new version over `version`, the one that the editor saw; a problem `conflict` says that another was saved since. For admins and engineers; marketers save channelRules and internalUsers.",
      authScopes: { staff: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        name: t.arg.string({ required: true }),
        version: t.arg.int({ required: true }),
        value: t.arg({ type: "JSONObject", required: true }),
        note: t.arg.string(),
      },
      resolve: async (_, { workspaceId, ...request }, context) =>
        (await settingsOf(context, workspaceId)).save(request),
    }),
  );
}

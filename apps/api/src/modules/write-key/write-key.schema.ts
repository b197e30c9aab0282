import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import type { WriteKeyService } from "./write-key-service.ts";

async function keysOf(context: RequestContext, workspaceId: string): Promise<WriteKeyService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).writeKeys;
}

export function writeKey(builder: Builder): void {
  builder.objectType("WriteKey", {
    description: "Lets its holder append events under one source name, and nothing else.",
    authScopes: { importer: true },
    fields: (t) => ({
      id: t.exposeID("id"),
      source: t.exposeString("source"),
      hint: t.exposeString("hint", { description: "The secret's first characters." }),
      createdAt: t.expose("createdAt", { type: "Instant" }),
      revokedAt: t.field({ type: "Instant", nullable: true, resolve: ({ revokedAt }) => revokedAt ?? null }),
    }),
  });
  builder.objectType("WriteKeyPayload", {
    authScopes: { importer: true },
    fields: (t) => ({
      writeKey: t.expose("writeKey", { type: "WriteKey", nullable: true }),
      secret: t.exposeString("secret", { nullable: true, description: "Shown this once: only its hash is kept." }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    writeKeys: t.field({
      type: ["WriteKey"],
      description: "Newest first, revoked ones too. Empty for roles that may not edit sources.",
      resolve: async ({ id }, _, context) => {
        const { role } = context.principal;
        return role === "admin" || role === "engineer" ? [...(await context.in(id).writeKeys.list())] : [];
      },
    }),
    collectorUrl: t.string({
      description: "Where events are sent to.",
      resolve: (_workspace, _args, context) => context.collectorUrl,
    }),
  }));
  builder.mutationFields((t) => ({
    createWriteKey: t.field({
      type: "WriteKeyPayload",
      authScopes: { importer: true },
      args: { workspaceId: t.arg.id({ required: true }), source: t.arg.string({ required: true }) },
      resolve: async (_, { workspaceId, source }, context) => (await keysOf(context, workspaceId)).create(source),
    }),
    revokeWriteKey: t.field({
      type: "WriteKeyPayload",
      description: "The collector refuses the key within seconds.",
      authScopes: { importer: true },
      args: { workspaceId: t.arg.id({ required: true }), id: t.arg.id({ required: true }) },
      resolve: async (_, { workspaceId, id }, context) => (await keysOf(context, workspaceId)).revoke(id),
    }),
  }));
}

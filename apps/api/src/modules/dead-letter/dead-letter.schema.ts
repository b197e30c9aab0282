import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import { pageSize } from "../../repo/cursor.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import { type DeadLetterService, reasonLabel } from "./dead-letter-service.ts";

async function lettersOf(context: RequestContext, workspaceId: string): Promise<DeadLetterService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).deadLetters;
}

export function deadLetter(builder: Builder): void {
  builder.objectType("DeadLetter", {
    description: "A message that could not become an event.",
    authScopes: { staff: true },
    fields: (t) => ({
      id: t.exposeID("id"),
      source: t.exposeString("source"),
      reason: t.exposeString("reason", { description: "Its kind, to filter by." }),
      label: t.string({ description: "The kind in words.", resolve: ({ reason }) => reasonLabel(reason) }),
      message: t.exposeString("message", { description: "What is wrong with this one." }),
      receivedAt: t.expose("receivedAt", { type: "Instant" }),
      bytes: t.int({ resolve: ({ raw }) => raw.byteLength }),
      raw: t.exposeString("shown", {
        description:
          "What was sent; personal data are masked for roles that may not see them, and it ends with … when long.",
      }),
    }),
  });
  builder.objectType("DeadLetterCount", {
    authScopes: { staff: true },
    fields: (t) => ({
      reason: t.exposeString("reason"),
      label: t.string({ resolve: ({ reason }) => reasonLabel(reason) }),
      count: t.exposeInt("count"),
      lastAt: t.expose("lastAt", { type: "Instant" }),
    }),
  });
  builder.objectType("RotatedDeadLetters", {
    authScopes: { staff: true },
    fields: (t) => ({
      letters: t.exposeInt("letters"),
      lastAt: t.expose("lastAt", { type: "Instant", nullable: true, description: "Null: none ever was." }),
    }),
  });
  builder.objectType("DeadLetterPage", {
    authScopes: { staff: true },
    fields: (t) => ({
      letters: t.field({ type: ["DeadLetter"], resolve: ({ letters }) => [...letters] }),
      counts: t.field({
        type: ["DeadLetterCount"],
        description: "Of all of them, the most frequent reason first.",
        resolve: async ({ counts }) => [...(await counts())],
      }),
      rotated: t.field({
        type: "RotatedDeadLetters",
        description: "How many of the oldest were let go so far, because there were more than are kept.",
        resolve: ({ rotated }) => rotated(),
      }),
      endCursor: t.exposeString("endCursor", { nullable: true }),
      hasNextPage: t.exposeBoolean("hasNextPage"),
    }),
  });
  builder.objectType("DeadLetterPayload", {
    authScopes: { importer: true },
    fields: (t) => ({
      done: t.exposeInt("done", { description: "Became events, or were thrown away." }),
      kept: t.exposeInt("kept", { description: "Stay, with the reason that holds now." }),
      left: t.boolean({
        description: "There are more than one call handles: call again.",
        resolve: ({ left }) => left > 0,
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    deadLetters: t.field({
      type: "DeadLetterPage",
      nullable: true,
      description: "Newest first; null for sellers.",
      complexity: pageCost(50),
      args: { first: t.arg.int({ defaultValue: 50 }), after: t.arg.string(), reason: t.arg.string() },
      resolve: async ({ id }, { first, after, reason }, context) =>
        context.principal.role === "seller"
          ? null
          : context.in(id).deadLetters.page(pageSize(first, 50), after ?? undefined, reason ?? undefined),
    }),
  }));
  builder.mutationFields((t) => {
    const choice = {
      workspaceId: t.arg.id({ required: true }),
      ids: t.arg.idList(),
      all: t.arg.boolean({ description: "All, or with `reason` all of it." }),
      reason: t.arg.string(),
    };
    return {
      replayDeadLetters: t.field({
        type: "DeadLetterPayload",
        description: "Hands them to the intake again, with the rules of now.",
        authScopes: { importer: true },
        args: choice,
        resolve: async (_, { workspaceId, ...which }, context) => (await lettersOf(context, workspaceId)).replay(which),
      }),
      discardDeadLetters: t.field({
        type: "DeadLetterPayload",
        description: "Throws them away for good.",
        authScopes: { importer: true },
        args: choice,
        resolve: async (_, { workspaceId, ...which }, context) =>
          (await lettersOf(context, workspaceId)).discard(which),
      }),
    };
  });
}

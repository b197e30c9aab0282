import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import type { IdentityService } from "./identity-service.ts";

/** The same answer for a foreign and an unknown workspace. */
async function identitiesOf(context: RequestContext, workspaceId: string): Promise<IdentityService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).identities;
}

export function identity(builder: Builder): void {
  const state = builder.enumType("IdentityLinkState", {
    description:
      "joined: one customer. byHand: joined by a person. limit: refused, a limit would be broken. voided: refused, a person parted what it would join. parted: that decision itself.",
    values: ["joined", "byHand", "limit", "voided", "parted"] as const,
  });
  builder.objectType("CustomerIdentifier", {
    authScopes: { reader: true },
    fields: (t) => ({
      key: t.string({
        description: "`<type>:<id>`; addresses are masked for who may not see them.",
        resolve: ({ workspaceId, key }, _, context) => context.in(workspaceId).identities.shown(key),
      }),
      type: t.exposeString("type"),
      firstSeen: t.field({ type: "Instant", nullable: true, resolve: ({ firstSeen }) => firstSeen }),
    }),
  });
  builder.objectType("IdentityLink", {
    description: "Two identifiers that a message or a person says are one customer, or are not.",
    authScopes: { reader: true },
    fields: (t) => ({
      a: t.string({ resolve: ({ workspaceId, link }, _, context) => context.in(workspaceId).identities.shown(link.a) }),
      b: t.string({ resolve: ({ workspaceId, link }, _, context) => context.in(workspaceId).identities.shown(link.b) }),
      at: t.field({ type: "Instant", resolve: ({ link }) => link.at }),
      source: t.string({ resolve: ({ link }) => link.source }),
      messageId: t.string({
        resolve: ({ workspaceId, link }, _, context) => context.in(workspaceId).ids.shown(link.messageId),
      }),
      state: t.field({ type: state, resolve: ({ link }) => link.state }),
      reason: t.exposeString("reason"),
      by: t.exposeString("by", { nullable: true, description: "Who decided it by hand." }),
    }),
  });
  builder.objectType("CustomerIdentity", {
    authScopes: { reader: true },
    fields: (t) => ({
      identifiers: t.field({
        type: ["CustomerIdentifier"],
        resolve: ({ workspaceId, answer }) => answer.identifiers.map((found) => ({ workspaceId, ...found })),
      }),
      links: t.field({
        type: ["IdentityLink"],
        description: "What joins first, then by time; each as the first message that says it. At most 500.",
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId).identities.links(node))],
      }),
    }),
  });
  builder.objectFields("Customer", (t) => ({
    identity: t.field({
      type: "CustomerIdentity",
      nullable: true,
      description: "Why these identifiers are one customer, as of now.",
      resolve: (node, _, context) => context.in(node.workspaceId).identities.of(node),
    }),
  }));
  builder.objectType("IdentityPayload", {
    authScopes: { reader: true },
    fields: (t) => ({
      customers: t.field({
        type: ["Customer"],
        description: "Who the identifiers are now; empty also while the engine is away, although it is stored.",
        resolve: ({ customers }) => [...customers],
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.mutationFields((t) => ({
    mergeCustomers: t.field({
      type: "IdentityPayload",
      description: "One customer from two, given by any of their identifiers. For admins and marketers; audited.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        a: t.arg.id({ required: true }),
        b: t.arg.id({ required: true }),
        note: t.arg.string(),
      },
      resolve: async (_, { workspaceId, ...decision }, context) =>
        (await identitiesOf(context, workspaceId)).merge(decision),
    }),
    partCustomers: t.field({
      type: "IdentityPayload",
      description:
        "Two customers from one: the two identifiers stay apart until they are merged by hand. Undoes a merge. For admins and marketers; audited.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        a: t.arg.id({ required: true }),
        b: t.arg.id({ required: true }),
        note: t.arg.string(),
      },
      resolve: async (_, { workspaceId, ...decision }, context) =>
        (await identitiesOf(context, workspaceId)).part(decision),
    }),
  }));
}

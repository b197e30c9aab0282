import type { Builder } from "../../schema/builder.ts";

export function workspace(builder: Builder): void {
  builder.objectType("DemoNotice", {
    authScopes: { reader: true },
    fields: (t) => ({
      title: t.exposeString("title"),
      citation: t.exposeString("citation"),
      shiftedWeeks: t.exposeInt("shiftedWeeks"),
      synthetic: t.exposeBoolean("synthetic"),
    }),
  });
  builder.objectType("Workspace", {
    description: "Everything below a workspace is read with its scope and principal.",
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.exposeID("id"),
      name: t.exposeString("name"),
      timeZone: t.exposeString("timeZone"),
      weekStart: t.exposeString("weekStart"),
      currency: t.exposeString("currency"),
      customerNoun: t.exposeString("customerNoun"),
      accountNoun: t.exposeString("accountNoun"),
      demo: t.field({ type: "DemoNotice", nullable: true, resolve: ({ demo }) => demo ?? null }),
    }),
  });
  builder.queryFields((t) => ({
    workspaces: t.field({
      type: ["Workspace"],
      resolve: async (_, __, context) => (await context.workspaces.list()).map((found) => context.open(found)),
    }),
    workspace: t.field({
      type: "Workspace",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (_, { id }, context) => {
        const found = await context.workspaces.find(id);
        return found ? context.open(found) : null;
      },
    }),
  }));
  const input = builder.inputType("CreateWorkspaceInput", {
    fields: (t) => ({
      name: t.string({ required: true }),
      timeZone: t.string({ required: true }),
      currency: t.string({ required: true }),
    }),
  });
  builder.objectType("CreateWorkspacePayload", {
    authScopes: { admin: true },
    fields: (t) => ({
      workspace: t.field({ type: "Workspace", nullable: true, resolve: ({ workspace: made }) => made }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.mutationField("createWorkspace", (t) =>
    t.field({
      type: "CreateWorkspacePayload",
      authScopes: { admin: true },
      args: { input: t.arg({ type: input, required: true }) },
      resolve: async (_, args, context) => {
        const { made, problems } = await context.workspaces.create(args.input);
        return { workspace: made ? context.open(made) : null, problems };
      },
    }),
  );
}

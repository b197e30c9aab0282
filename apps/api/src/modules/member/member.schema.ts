import type { Builder } from "../../schema/builder.ts";

export function member(builder: Builder): void {
  builder.objectType("Member", {
    description: "Somebody who may edit what is saved here, and so may own it.",
    authScopes: { editor: true },
    fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
  });
  builder.objectFields("Workspace", (t) => ({
    members: t.field({
      type: ["Member"],
      description: "Those who may edit, by name.",
      authScopes: { editor: true },
      resolve: async (workspace, _, context) => [...(await context.in(workspace.id).members.all())],
    }),
  }));
}

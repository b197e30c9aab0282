import type { Builder } from "../../schema/builder.ts";

export function internalUsersOf(builder: Builder): void {
  builder.objectType("InternalUsers", {
    description: "Who is internal or a test, by the setting `internalUsers`: left out of insights unless asked for.",
    authScopes: { reader: true },
    fields: (t) => ({
      size: t.int({ resolve: ({ people }, _, context) => context.in(people.workspaceId).populations.size(people) }),
      version: t.int({ description: "Of the setting; 0 was never saved.", resolve: ({ setting }) => setting }),
      people: t.expose("people", { type: "Population" }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    internalUsers: t.field({
      type: "InternalUsers",
      resolve: ({ id }, _, context) => context.in(id).populations.internal(),
    }),
  }));
}

import type { Builder } from "../../schema/builder.ts";

export function me(builder: Builder): void {
  builder.objectType("Me", {
    authScopes: { reader: true },
    fields: (t) => ({
      role: t.exposeString("role"),
      label: t.exposeString("id"),
      bySession: t.boolean({
        description: "Signed in with a token on the sign-in page: `DELETE /session` signs out.",
        resolve: (_, __, context) => context.bySession,
      }),
    }),
  });
  builder.queryField("me", (t) => t.field({ type: "Me", resolve: (_, __, context) => context.principal }));
}

import type { Builder } from "../../schema/builder.ts";

export function me(builder: Builder): void {
  builder.objectType("Me", {
    authScopes: { reader: true },
    fields: (t) => ({ role: t.exposeString("role"), label: t.exposeString("id") }),
  });
  builder.queryField("me", (t) => t.field({ type: "Me", resolve: (_, __, context) => context.principal }));
}

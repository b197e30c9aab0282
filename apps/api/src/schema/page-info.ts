import type { Builder } from "./builder.ts";

export function pageInfo(builder: Builder): void {
  builder.objectType("PageInfo", {
    authScopes: { reader: true },
    fields: (t) => ({
      hasNextPage: t.exposeBoolean("hasNextPage"),
      endCursor: t.exposeString("endCursor", { nullable: true }),
    }),
  });
}

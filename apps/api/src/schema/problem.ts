import type { Builder } from "./builder.ts";

export function problem(builder: Builder): void {
  builder.objectType("Problem", {
    description: "What is wrong with an input, and where: `path` leads to the very node.",
    authScopes: { reader: true },
    fields: (t) => ({
      code: t.exposeString("code"),
      message: t.exposeString("message"),
      path: t.stringList({ resolve: ({ path }) => path.map(String) }),
    }),
  });
}

import type { Builder } from "../../schema/builder.ts";

export function receipt(builder: Builder): void {
  builder.objectType("Receipt", {
    description: "How a number was counted.",
    authScopes: { reader: true },
    fields: (t) => ({
      definitionHash: t.exposeString("definitionHash"),
      sentence: t.exposeString("sentence"),
      from: t.expose("from", { type: "Instant", nullable: true }),
      to: t.expose("to", { type: "Instant", nullable: true }),
      zone: t.exposeString("zone"),
      rules: t.stringList({ resolve: ({ rules }) => [...rules] }),
      notes: t.stringList({ resolve: ({ notes }) => [...notes] }),
      rowsRead: t.exposeFloat("rowsRead"),
      asOf: t.expose("asOf", { type: "Instant" }),
      version: t.exposeInt("version"),
      identityVersion: t.exposeInt("identityVersion"),
      engine: t.exposeString("engine"),
    }),
  });
}

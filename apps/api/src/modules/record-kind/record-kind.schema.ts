import { recordKinds } from "@throughline/model";
import type { Builder } from "../../schema/builder.ts";

export function recordKind(builder: Builder): void {
  builder.objectType("RecordField", {
    authScopes: { reader: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      type: t.exposeString("type"),
      required: t.exposeBoolean("required"),
      describe: t.exposeString("describe"),
    }),
  });
  builder.objectType("RecordKind", {
    description: "A kind of business record, as the importer takes it: the column names of a file are the field names.",
    authScopes: { reader: true },
    fields: (t) => ({
      kind: t.exposeString("kind"),
      plural: t.exposeString("plural"),
      describe: t.exposeString("describe"),
      key: t.stringList({ resolve: ({ key }) => [...key] }),
      fields: t.field({
        type: ["RecordField"],
        resolve: ({ fields }) =>
          Object.entries(fields).map(([name, { type, required = false, describe }]) => ({
            name,
            type,
            required,
            describe,
          })),
      }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    recordKinds: t.field({ type: ["RecordKind"], resolve: () => [...recordKinds] }),
  }));
}

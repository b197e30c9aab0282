import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "packages/contract/schema.graphql",
  documents: ["apps/web/src/**/*.{ts,tsx}", "!apps/web/src/gql/**"],
  ignoreNoDocuments: true,
  generates: {
    "apps/web/src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        importExtension: ".ts",
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        immutableTypes: true,
        scalars: {
          Instant: "string",
          Day: "string",
          Decimal: "string",
          Value: "string | number | boolean | readonly (string | number | boolean)[]",
          Definition: "unknown",
          Column: "readonly (number | string | null)[]",
          JSONObject: "{ readonly [name: string]: unknown }",
        },
      },
    },
  },
};

export default config;

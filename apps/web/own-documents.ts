import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const compiled = path.join(import.meta.dirname, "src/gql/graphql.ts");
const document = /^export const (\w+?)(?:Document|FragmentDoc) = (\{.*\}) as \w+ as/gm;
const call = /graphql\(`\s*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g;

/**
 * Puts each compiled document in the place of its source, so that a route brings its own queries with it. The generated
 * lookup knows the documents of all routes, and would be loaded with the first of them.
 */
export function ownDocuments(): Plugin {
  let documents: ReadonlyMap<string, string> = new Map();
  return {
    name: "own-documents",
    enforce: "pre",
    buildStart() {
      const found = readFileSync(compiled, "utf8").matchAll(document);
      documents = new Map([...found].map(([, name = "", text = ""]) => [name, text]));
    },
    transform(code, id) {
      if (id.includes("/src/gql/") || !code.includes("graphql(`")) return null;
      const own = code.replace(call, (source, name: string) => {
        const text = documents.get(name);
        return text === undefined ? source : `(${text})`;
      });
      return own === code ? null : { code: own, map: null };
    },
  };
}

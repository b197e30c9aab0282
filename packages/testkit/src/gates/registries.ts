import type { Finding, Gate, Tree } from "./gate.ts";

/** Folder of kinds -> its registry file, and whether each kind needs a test of its own. */
const families: readonly { readonly folder: string; readonly registry: string; readonly tested: boolean }[] = [
  { folder: "packages/model/src/records", registry: "packages/model/src/records/registry.ts", tested: false },
  { folder: "packages/model/src/conditions", registry: "packages/model/src/conditions/kinds.ts", tested: true },
  { folder: "packages/model/src/metrics", registry: "packages/model/src/metrics/registry.ts", tested: true },
  { folder: "apps/web/src/charts", registry: "apps/web/src/charts/registry.ts", tested: true },
  { folder: "apps/web/src/fields", registry: "apps/web/src/fields/registry.ts", tested: false },
  { folder: "apps/cli/src/commands", registry: "apps/cli/src/commands/registry.ts", tested: false },
];

const plain = (name: string) =>
  name
    .replace(/\.tsx?$/, "")
    .replaceAll("-", "")
    .toLowerCase();

function kindsOf(tree: Tree, folder: string): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const file of tree.files) {
    if (!file.startsWith(`${folder}/`)) continue;
    const [kind, ...rest] = file.slice(folder.length + 1).split("/");
    if (kind && rest.length > 0) kinds.set(kind, [...(kinds.get(kind) ?? []), rest.join("/")]);
  }
  // A kind's folder holds a file of its own name; other folders hold what all kinds of the family need.
  for (const [kind, files] of kinds)
    if (!files.some((file) => /^[\w-]+\.tsx?$/.test(file) && plain(file) === plain(kind))) kinds.delete(kind);
  return kinds;
}

/** Every kind's folder is in its registry and tested, so that a half-added kind is seen at once. */
export const registries: Gate = {
  name: "registries",
  check(tree) {
    const findings: Finding[] = [];
    for (const { folder, registry, tested } of families) {
      const kinds = kindsOf(tree, folder);
      if (kinds.size === 0) continue;
      const text = tree.files.includes(registry) ? tree.read(registry) : "";
      for (const [kind, files] of kinds) {
        if (!text.includes(`./${kind}/`))
          findings.push({ file: `${folder}/${kind}`, message: `is not registered: add its line to ${registry}.` });
        if (tested && !files.some((file) => /\.test\.tsx?$/.test(file)))
          findings.push({ file: `${folder}/${kind}`, message: "has no test: state its rules in a test beside it." });
      }
    }
    return findings;
  },
};

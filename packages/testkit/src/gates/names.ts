import type { Gate } from "./gate.ts";

const banned = /(^|\/)(utils?|common|types|helpers?|misc|shared)(\.[a-z.]+)?(\/|$)/i;
const topLevel = new Set([
  "package.json",
  "package-lock.json",
  "apps",
  "packages",
  "docs",
  "docker-compose.yml",
  "Dockerfile",
  "vitest.config.ts",
  "README.md",
  "LICENSE",
  "biome.json",
  "knip.json",
]);

/** Names say what a thing is, and the top level holds only what everybody needs to see first. */
export const names: Gate = {
  name: "names",
  check: (tree) =>
    tree.files.flatMap((file) => {
      const findings = [];
      if (banned.test(file) && !file.includes("/reference/"))
        findings.push({
          file,
          message: "is named for no noun: name it after what it holds, or move its parts to the nouns they serve.",
        });
      const top = file.split("/")[0] ?? file;
      if (!topLevel.has(top) && !top.startsWith(".") && !/^tsconfig.*\.json$/.test(top))
        findings.push({
          file,
          message: "does not belong on the top level: move it to packages/testkit, apps/cli or docs.",
        });
      return findings;
    }),
};

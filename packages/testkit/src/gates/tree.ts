import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Tree } from "./gate.ts";

/** What git tracks and what it would track: the working tree as the next commit could hold it. */
export function workingTree(root: string): Tree {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64e6,
  });
  const files = [...new Set(listed.split("\n"))].filter((file) => file && existsSync(path.join(root, file)));
  return { files, read: (file) => readFileSync(path.join(root, file), "utf8") };
}

/** A tree from a record of texts, for tests. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  return { files: Object.keys(texts), read: (file) => texts[file] ?? "" };
}

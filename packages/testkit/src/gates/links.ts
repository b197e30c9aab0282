import path from "node:path";
import type { Gate } from "./gate.ts";

const link = /\]\(([^)\s#]+)[^)]*\)/g;

/** A link in a document leads to a file or folder of the tree. */
export const links: Gate = {
  name: "links",
  check(tree) {
    const known = new Set(tree.files.flatMap((file) => [file, ...folders(file)]));
    return tree.files
      .filter((file) => file.endsWith(".md"))
      .flatMap((file) =>
        [...tree.read(file).matchAll(link)]
          .map(([, target = ""]) => target)
          .filter(
            (target) =>
              !/^\w+:/.test(target) && !known.has(path.posix.join(path.posix.dirname(file), target).replace(/\/$/, "")),
          )
          .map((target) => ({
            file,
            message: `links to ${target}, which does not exist: mend the link or bring the file.`,
          })),
      );
  },
};

function folders(file: string): readonly string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

import { type Gate, isSource } from "./gate.ts";

const leftovers = /\b(TODO|FIXME|XXX)\b/;
const escapes =
  /@ts-(ignore|expect-error|nocheck)|\bas unknown as\b|dangerouslySetInnerHTML|\binnerHTML\b|\bnew Function\(|(?<![.\w])eval\(/;
const skipped = /\b(it|test|describe)(\.\w+)*\.(skip|only|todo)\(/;

/** No unfinished work, no way around the compiler, no test that does not run, no HTML from data. */
export const wording: Gate = {
  name: "wording",
  check: (tree) =>
    tree.files
      .filter((file) => isSource(file) && !file.startsWith("packages/testkit/src/gates/"))
      .flatMap((file) =>
        tree
          .read(file)
          .split("\n")
          .flatMap((line, index) => {
            const at = `${file}:${index + 1}`;
            if (leftovers.test(line))
              return [{ file: at, message: "is unfinished work: do it, or open an issue and remove the note." }];
            if (skipped.test(line))
              return [{ file: at, message: "is a test that does not run: mend it or delete it." }];
            if (escapes.test(line))
              return [
                { file: at, message: "goes around a rule (types, lint or escaping): state the real type or use text." },
              ];
            return [];
          }),
      ),
};

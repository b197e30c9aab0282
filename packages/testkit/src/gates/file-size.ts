import { type Finding, type Gate, isSource } from "./gate.ts";

const limit = 400;
const large = 300;

/** No source file over 400 lines, at most 5 % over 300, half of them at most 80. */
export const fileSize: Gate = {
  name: "file size",
  check(tree) {
    const sizes = tree.files
      .filter(isSource)
      .map((file) => ({ file, lines: tree.read(file).split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    const findings: Finding[] = sizes
      .filter((size) => size.lines > limit)
      .map(({ file, lines }) => ({ file, message: `${lines} lines, at most ${limit}: split it along its nouns.` }));
    const over = sizes.filter((size) => size.lines > large).length;
    if (sizes.length >= 20 && over > sizes.length * 0.05)
      findings.push({
        file: "(tree)",
        message: `${over} of ${sizes.length} source files have over ${large} lines, at most 5 %: split the longest.`,
      });
    const median = sizes[Math.floor((sizes.length - 1) / 2)]?.lines ?? 0;
    if (median > 80)
      findings.push({
        file: "(tree)",
        message: `the median source file has ${median} lines, at most 80: split what does two things.`,
      });
    return findings;
  },
};

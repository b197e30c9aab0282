import { previewMapping } from "@throughline/sources";
import type { Command } from "../command.ts";
import { withMappingFile } from "./mapping-file.ts";

const rowsShown = 10;
const withinMs = 30_000;

export const sourcePreview: Command = {
  name: "source preview",
  summary: "Show the first rows of a mapping file as they would become",
  usage: "FILE",
  options: {},
  optionHelp: {},
  run: (context, words) =>
    withMappingFile(context, words, async ({ mapping, database }) => {
      const { rows } = await previewMapping(database, mapping, { first: rowsShown, withinMs, now: context.now() });
      for (const { key, becomes, problem } of rows)
        context.print(`${key}\t${problem === null ? JSON.stringify(becomes) : `rejected: ${problem}`}`);
      return 0;
    }),
};

import type { Command } from "../command.ts";
import { withMappingFile } from "./mapping-file.ts";

const count = new Intl.NumberFormat("en-US");

export const sourceCheck: Command = {
  name: "source check",
  summary: "Check a mapping file against its database",
  usage: "FILE",
  options: {},
  optionHelp: {},
  run: (context, words) =>
    withMappingFile(context, words, async ({ mapping, database }) => {
      const table = await database.table(mapping);
      context.print(`The mapping can be read: ${count.format(await table.count())} rows.`);
      return 0;
    }),
};

import { connectedDatabases, SourceUnavailable } from "@throughline/sources";
import type { Command } from "../command.ts";

export const sourceList: Command = {
  name: "source list",
  summary: "List the connected databases and whether they answer",
  usage: "",
  options: {},
  optionHelp: {},
  run: async ({ environment, print }) => {
    const databases = connectedDatabases(environment.connections);
    if (databases.connections.length === 0) print("No database is connected. Set SOURCE_<NAME>_URL to connect one.");
    for (const { name, kind } of databases.connections) {
      try {
        print(`${name}\t${(await databases.open(name)?.ping()) ?? ""}\tok`);
      } catch (error) {
        if (!(error instanceof SourceUnavailable)) throw error;
        print(`${name}\t${kind ?? "unknown"}\t${error.message}`);
      }
    }
    await databases.close();
    return 0;
  },
};

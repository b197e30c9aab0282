import { type Command, UsageError } from "./command.ts";
import { suggestion } from "./nearest.ts";

function overview(commands: readonly Command[]): string[] {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ["npm run throughline -- COMMAND", "", ...rows, "", "More about one: npm run throughline -- help COMMAND"];
}

function details({ name, usage, summary, optionHelp }: Command): string[] {
  const options = Object.entries(optionHelp).map(([option, text]) => `  --${option.padEnd(16)}${text}`);
  return [
    `npm run throughline -- ${name} ${usage}`.trimEnd(),
    "",
    `${summary}.`,
    ...(options.length ? ["", ...options] : []),
  ];
}

/** Needs the list that it is itself in, so it is made of it. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: "help",
    summary: "Say what there is",
    usage: "[COMMAND]",
    options: {},
    optionHelp: {},
    run: ({ print }, words) => {
      const asked = words.join(" ");
      const found = commands().filter(({ name }) => name === asked || name.startsWith(`${asked} `));
      if (asked !== "" && found.length === 0)
        throw new UsageError(
          `There is no command "${asked}".${suggestion(
            asked,
            commands().map(({ name }) => name),
          )}`,
        );
      for (const line of asked === "" ? overview(commands()) : found.flatMap((command) => [...details(command), ""]))
        print(line);
      return Promise.resolve(0);
    },
  };
}

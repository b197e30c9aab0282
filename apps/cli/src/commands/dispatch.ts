import { parseArgs } from "node:util";
import { ImportFailed, StoreUnavailable } from "@throughline/sources";
import { BadSetting } from "../environment.ts";
import { type Command, type CommandContext, type OptionValues, UsageError } from "./command.ts";
import { suggestion } from "./nearest.ts";
import { storeTrouble } from "./store-trouble.ts";

interface Found {
  readonly command: Command;
  readonly rest: readonly string[];
}

/** The command whose words the arguments begin with. */
export function findCommand(commands: readonly Command[], args: readonly string[]): Found {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(" ");
    const command = commands.find((candidate) => candidate.name === name);
    if (command && args.length >= length) return { command, rest: args.slice(length) };
  }
  const given = args[0] ?? "";
  const inner = commands.filter((command) => command.name.startsWith(`${given} `)).map((command) => command.name);
  if (inner.length > 0) throw new UsageError(`"${given}" needs a second word: ${inner.join(", ")}.`);
  const names = commands.flatMap((command) => [command.name, command.name.split(" ")[0] ?? ""]);
  throw new UsageError(`There is no command "${given}".${suggestion(given, names)} See: npm run throughline -- help`);
}

/** Words and options of a command line; throws `UsageError` for an unknown or incomplete option. */
export function parseWords(command: Command, args: readonly string[]): { words: string[]; options: OptionValues } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: command.options, allowPositionals: true });
    return { words: positionals, options: values as OptionValues };
  } catch (error) {
    const names = Object.keys(command.options).map((name) => `--${name}`);
    const unknown = error instanceof Error ? /option '(--?[^' ]+)/i.exec(error.message)?.[1] : undefined;
    if (unknown && !names.includes(unknown))
      throw new UsageError(
        `"${command.name}" has no option ${unknown}.${suggestion(unknown, names)} Its options: ${names.join(", ") || "none"}.`,
      );
    throw new UsageError(`${unknown ?? "An option"} of "${command.name}" needs a value.`);
  }
}

/** Runs one command line; answers its exit code: 0 done, 1 not done, 2 wrongly given. */
export async function dispatch(
  commands: readonly Command[],
  args: readonly string[],
  context: () => CommandContext,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const { command, rest } = findCommand(commands, args.length === 0 ? ["help"] : args);
    const { words, options } = parseWords(command, rest);
    return await command.run(context(), words, options);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(error.message);
      return 2;
    }
    complain(sentenceOf(error));
    return 1;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ImportFailed || error instanceof BadSetting) return error.message;
  if (error instanceof StoreUnavailable) return storeTrouble(error);
  return `This is a fault of Throughline itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

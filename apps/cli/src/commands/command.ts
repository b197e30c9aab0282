import type { ParseArgsOptionsConfig } from "node:util";
import type { Stores } from "@throughline/sources";
import type { Environment } from "../environment.ts";
import type { Steps } from "../terminal/steps.mjs";

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** What a command may use. `stores` opens them once, at first use; `main.ts` closes them. */
export interface CommandContext {
  readonly environment: Environment;
  readonly stores: () => Promise<Stores>;
  readonly steps: Steps;
  /** One line on standard output, for people and scripts alike. */
  readonly print: (line: string) => void;
  readonly now: () => number;
  /** Aborted by Ctrl+C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** One command of the command line: its words, its options and what it does. `run` answers the exit code. */
export interface Command {
  /** One or two words, e.g. `import` or `token create`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, e.g. `KIND FILE`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** One line for each option, by its name. */
  readonly optionHelp: Readonly<Record<string, string>>;
  readonly run: (context: CommandContext, words: readonly string[], options: OptionValues) => Promise<number>;
}

/** A command that was given wrongly: the message says what is wrong; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The text of an option, or undefined. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function neededOption(options: OptionValues, name: string): string {
  const value = textOption(options, name);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

import { ImportFailed, StoreUnavailable } from "@throughline/sources";
import { describe, expect, it } from "vitest";
import { type Command, type CommandContext, UsageError } from "./command.ts";
import { dispatch, findCommand, parseWords } from "./dispatch.ts";
import { nearest } from "./nearest.ts";
import { commands } from "./registry.ts";

const told = (args: readonly string[]) => {
  try {
    const { command, rest } = findCommand(commands, args);
    return parseWords(command, rest);
  } catch (error) {
    return error instanceof UsageError ? error.message : error;
  }
};

describe("a command line", () => {
  it("is understood by its first words", () => {
    expect(findCommand(commands, ["token", "create", "--role", "x"]).command.name).toBe("token create");
    expect(told(["import", "events", "f", "--source", "web"])).toEqual({
      words: ["events", "f"],
      options: { source: "web" },
    });
  });

  it.each([
    [["imprt"], /no command "imprt"\. Did you mean import\?/],
    [["tokn"], /Did you mean token\?/],
    [["token"], /needs a second word: token create, token list, token revoke/],
    [["zzzzzzzz"], /no command "zzzzzzzz"\. See/],
    [["import", "--sorce", "x"], /no option --sorce\. Did you mean --source\? Its options: --workspace, --source\./],
    [["token", "create", "--role"], /--role of "token create" needs a value/],
    [["migrate", "--all"], /no option --all\. Its options: none\./],
  ])("%j is refused with what was meant", (args, message) => {
    expect(told(args)).toMatch(message);
  });

  it("suggests only names that are near", () => {
    expect(nearest("ordrs", ["orders", "order-lines"])).toBe("orders");
    expect(nearest("qqqqqq", ["orders"])).toBeUndefined();
  });
});

describe("exit codes", () => {
  const failing = (error: unknown): Command => ({
    ...{ name: "x", summary: "", usage: "", options: {}, optionHelp: {} },
    run: () => Promise.reject(error),
  });
  const context = (): CommandContext => {
    throw new UsageError("no context in this test");
  };
  const context2 = {} as CommandContext;

  it.each([
    [new ImportFailed("file", "The file is empty."), 1, "The file is empty."],
    [
      new StoreUnavailable("documents", "unreachable", null),
      1,
      "The store documents cannot be reached. What it holds is safe.",
    ],
    [new UsageError("Give a file."), 2, "Give a file."],
    [new Error("boom"), 1, "This is a fault of Throughline itself: Error: boom"],
  ])("%s", async (error, code, message) => {
    const said: string[] = [];
    expect(
      await dispatch(
        [failing(error)],
        ["x"],
        () => context2,
        (text) => said.push(text),
      ),
    ).toBe(code);
    expect(said.join()).toContain(message);
    expect(await dispatch([failing(error)], ["x"], context, () => undefined)).toBe(2);
  });
});

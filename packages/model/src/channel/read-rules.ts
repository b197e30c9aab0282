import {
  complain,
  optional,
  type Path,
  type Reader,
  readChoice,
  readName,
  readObject,
} from "../conditions/parse/reader.ts";
import { readTest } from "../conditions/test/read-test.ts";
import type { Problem } from "../problem.ts";
import { sessionTexts } from "../session/session-fields.ts";
import type { ChannelRule, ChannelRules, EntryTest } from "./rule.ts";

const mostRules = 100;
const mostTests = 100;
const longestName = 60;
const textOperators: ReadonlySet<string> = new Set([
  "is",
  "is not",
  "in",
  "not in",
  "contains",
  "not contains",
  "starts with",
  "ends with",
  "is set",
  "is not set",
]);

/** Reads untrusted JSON, collecting problems with their paths. */
export function readRules(json: unknown): { readonly value?: ChannelRules; readonly problems: readonly Problem[] } {
  const reader: Reader = { problems: [], unit: "customer" };
  const list = readObject(reader, json, [], ["rules"])?.get("rules");
  if (!Array.isArray(list) || list.length === 0 || list.length > mostRules) {
    complain(reader, ["rules"], "wrongType", `must be a list of 1 to ${mostRules} rules`);
    return { problems: reader.problems };
  }
  const rules = list.flatMap((rule: unknown, i) => readRule(reader, rule, ["rules", i]) ?? []);
  if (reader.problems.length === 0) checkEnd(reader, rules);
  return reader.problems.length > 0 ? { problems: reader.problems } : { value: { rules }, problems: [] };
}

function readRule(reader: Reader, json: unknown, path: Path): ChannelRule | undefined {
  const body = readObject(reader, json, path, ["channel", "channelFrom", "all", "any"]);
  if (!body) return undefined;
  if (body.has("channel") === body.has("channelFrom"))
    return complain(reader, path, "oneKey", "a rule has exactly one of channel (a name) and channelFrom");
  const tests = {
    ...optional("all", readTests(reader, body.get("all"), [...path, "all"])),
    ...optional("any", readTests(reader, body.get("any"), [...path, "any"])),
  };
  if (body.has("channelFrom")) {
    const channelFrom = readChoice(reader, body.get("channelFrom"), [...path, "channelFrom"], [
      "givenChannel",
    ] as const);
    return channelFrom && { channelFrom, ...tests };
  }
  const channel = readName(reader, body.get("channel"), [...path, "channel"], "the channel's name");
  if (channel !== undefined && channel.length > longestName)
    return complain(reader, [...path, "channel"], "tooLong", `a channel's name has at most ${longestName} characters`);
  return channel === undefined ? undefined : { channel, ...tests };
}

function readTests(reader: Reader, json: unknown, path: Path): readonly EntryTest[] | undefined {
  if (json === undefined) return undefined;
  if (!Array.isArray(json) || json.length === 0 || json.length > mostTests)
    return complain(reader, path, "wrongType", `must be a list of 1 to ${mostTests} tests`);
  return json.flatMap((test: unknown, i) => readOne(reader, test, [...path, i]) ?? []);
}

function readOne(reader: Reader, json: unknown, path: Path): EntryTest | undefined {
  const body = readObject(reader, json, path, ["field", "op", "value"]);
  if (!body) return undefined;
  const field = readChoice(reader, body.get("field"), [...path, "field"], sessionTexts);
  const test = readTest(reader, body, path);
  if (!field || !test) return undefined;
  if (!textOperators.has(test.op))
    return complain(reader, [...path, "op"], "unknownOperator", `must be one of ${[...textOperators].join(", ")}`);
  return { field, ...test };
}

const matchesAll = (rule: ChannelRule): boolean => "channel" in rule && !rule.all && !rule.any;

/** Every session has a channel, and every rule can be reached. */
function checkEnd(reader: Reader, rules: readonly ChannelRule[]): void {
  const first = rules.findIndex(matchesAll);
  if (first === -1)
    complain(
      reader,
      ["rules", rules.length - 1],
      "noLastRule",
      "the last rule must match all: a channel without tests",
    );
  else if (first < rules.length - 1)
    complain(
      reader,
      ["rules", first],
      "neverReached",
      "this rule matches all, so the rules after it are never reached",
    );
}

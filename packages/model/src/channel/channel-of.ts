import type { Expr, Plan } from "@throughline/query";
import type { FieldTest } from "../conditions/condition.ts";
import { and, column, or, whole } from "../conditions/test/field-columns.ts";
import { foldText } from "../text/fold-text.ts";
import type { Clock } from "../time/clock.ts";
import { defaultRules } from "./default-rules.ts";
import type { ChannelRule, ChannelRules, EntryTest } from "./rule.ts";
import { lowerTextTest, textHolds } from "./text-test.ts";

/** The channels that rules name, each once, in their order. */
export function channelNames({ rules }: ChannelRules): readonly string[] {
  const names = new Map<string, string>();
  for (const rule of rules)
    if ("channel" in rule && !names.has(foldText(rule.channel))) names.set(foldText(rule.channel), rule.channel);
  return [...names.values()];
}

export function rulesOf(clock: Clock): ChannelRules {
  return clock.sessions?.channels.value ?? defaultRules;
}

/** The id of a channel that rules name, by its place among the names; ids of texts that senders gave are above 0. */
export const namedId = (place: number): number => -1 - place;

const givenText = "givenChannel";
const folded = (field: string): Expr => column("folded", `of ${field}`);

/**
 * Sessions (as `as`) with their `channel`: the id of a name, else the text's id that the sender gave, whose folded text is
 * `given`. Rules are tried in order when the question is asked, so an edit counts at once.
 */
export function channelledSessions(as: string, clock: Clock): Plan {
  const rules = rulesOf(clock);
  const names = channelNames(rules).map(foldText);
  const tried = rules.rules.flatMap((rule) => {
    const holds = matches(rule);
    if ("channel" in rule) return [{ if: holds, value: whole(namedId(names.indexOf(foldText(rule.channel)))) }];
    return [
      ...names.map((name, i) => ({
        if: and(lowerTextTest({ op: "is", value: name }, folded(givenText)), holds),
        value: whole(namedId(i)),
      })),
      { if: and({ call: "isNotNull", args: [folded(givenText)] }, holds), value: column(`s:${givenText}`, "r") },
    ];
  });
  return {
    project: withTexts([...fieldsOf(rules)]),
    columns: {
      id: column("id", "r"),
      channel: { when: tried, otherwise: { literal: null, type: "integer" } },
      given: folded(givenText),
    },
    as,
  };
}

function fieldsOf({ rules }: ChannelRules): ReadonlySet<string> {
  return new Set([givenText, ...rules.flatMap(({ all = [], any = [] }) => [...all, ...any].map(({ field }) => field))]);
}

/** Sessions (as `r`) and the text of each field that rules test. */
function withTexts(fields: readonly string[]): Plan {
  return fields.reduce<Plan>(
    (plan, field): Plan => {
      const as = `of ${field}`;
      const on: Expr = { call: "=", args: [column(`s:${field}`, "r"), column("id", as)] };
      return { join: plan, to: { scan: "strings", as }, kind: "left", on };
    },
    { scan: "sessions", as: "r" },
  );
}

function matches({ all = [], any }: ChannelRule): Expr {
  const test = (one: EntryTest): Expr => lowerTextTest(one, folded(one.field));
  return and(...all.map(test), ...(any ? [or(...any.map(test))] : []));
}

/** A positive test of the channel, of sessions as `channelledSessions` gives them. */
export function channelTest(test: FieldTest, of: string, clock: Clock): Expr {
  const names = channelNames(rulesOf(clock));
  const holding = names.flatMap((name, i) => (textHolds(test, name) ? [namedId(i)] : []));
  const channel = column("channel", of);
  return or(
    { in: channel, values: holding, type: "integer" },
    and({ call: ">", args: [channel, whole(0)] }, lowerTextTest(test, column("given", of))),
  );
}

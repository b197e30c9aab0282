import type { Expr } from "@throughline/query";
import type { FieldTest } from "../conditions/condition.ts";
import { and, column, type Field, letter, or, whole } from "../conditions/test/field-columns.ts";
import { lowerTest } from "../conditions/test/lower-test.ts";
import { foldText } from "../text/fold-text.ts";
import type { Clock } from "../time/clock.ts";
import { defaultRules } from "./default-rules.ts";
import type { ChannelRule, ChannelRules, EntryTest } from "./rule.ts";
import { textHolds } from "./text-holds.ts";

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

/**
 * The channel of a session (`of`): the id of a name, else the text's id that the sender gave; null where there is no
 * session. Rules are tried in order, so an edit counts at the next question.
 */
export function channelOf(of: string, clock: Clock): Expr {
  const { rules } = rulesOf(clock);
  const folded = channelNames({ rules }).map(foldText);
  const given: Field = { name: "givenChannel", of };
  const nobody = { if: { call: "isNull", args: [column("id", of)] }, value: nothing } as const;
  const tried = rules.flatMap((rule) => {
    const holds = matches(rule, of, clock);
    if ("channel" in rule) return [{ if: holds, value: whole(namedId(folded.indexOf(foldText(rule.channel)))) }];
    const known: Expr = and({ call: "isNotNull", args: [letter(given, "s")] }, holds);
    return [
      ...folded.map((name, i) => ({
        if: and(known, lowerTest({ op: "is", value: name }, given, clock)),
        value: whole(namedId(i)),
      })),
      { if: known, value: letter(given, "s") },
    ];
  });
  return { when: [nobody, ...tried], otherwise: nothing };
}

const nothing: Expr = { literal: null, type: "integer" };

function matches({ all = [], any }: ChannelRule, of: string, clock: Clock): Expr {
  const test = (one: EntryTest): Expr => lowerTest(one, { name: one.field, of }, clock);
  return and(...all.map(test), ...(any ? [or(...any.map(test))] : []));
}

/** A positive test of the channel. */
export function channelTest(test: FieldTest, of: string, clock: Clock): Expr {
  const names = channelNames(rulesOf(clock));
  const holding = names.flatMap((name, i) => (textHolds(test, name) ? [namedId(i)] : []));
  const channel = channelOf(of, clock);
  return or(
    { in: channel, values: holding, type: "integer" },
    and({ call: ">", args: [channel, whole(0)] }, lowerTest(test, { name: "givenChannel", of }, clock)),
  );
}

import { positiveTest } from "../conditions/test/canonical-test.ts";
import type { SessionText } from "../session/session-fields.ts";
import { urlFacts } from "../session/url-facts.ts";
import { foldText } from "../text/fold-text.ts";
import { channelNames } from "./channel-of.ts";
import type { ChannelRule, ChannelRules, EntryTest } from "./rule.ts";
import { textHolds } from "./text-test.ts";

export type VisitTexts = Readonly<Partial<Record<SessionText, string>>>;

/** What a session would know of a visit to this address from that one; a referrer of the same host is none. */
export function visitTexts(url: string, referrer: string): VisitTexts {
  const page = urlFacts(url);
  const from = urlFacts(referrer).host;
  return {
    ...page.utm,
    ...(page.path !== undefined && { entryPage: page.path }),
    ...(from !== undefined && from !== page.host && { referrer: from }),
  };
}

/** The channel of one visit and the place of the rule that names it: what a question answers for a session of these texts. */
export function channelFor(
  rules: ChannelRules,
  texts: VisitTexts,
): { readonly channel: string; readonly rule: number } | undefined {
  for (const [place, rule] of rules.rules.entries()) {
    if (!matches(rule, texts)) continue;
    if ("channel" in rule) return { channel: rule.channel, rule: place };
    const given = texts[rule.channelFrom];
    if (given === undefined) continue;
    const named = channelNames(rules).find((name) => foldText(name) === foldText(given));
    return { channel: named ?? given, rule: place };
  }
  return undefined;
}

function matches({ all = [], any }: ChannelRule, texts: VisitTexts): boolean {
  const holds = (one: EntryTest): boolean => {
    const { test, negated } = positiveTest(one);
    const known = Object.entries(texts).find(([field]) => field === one.field)?.[1];
    return (known !== undefined && textHolds(test, known)) !== negated;
  };
  return all.every(holds) && (any === undefined || any.some(holds));
}

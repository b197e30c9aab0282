import { foldText } from "../../text/fold-text.ts";
import type { Did, MessageEvent, MessageTest } from "../condition.ts";
import { canonicalTimes } from "../did/canonical-filter.ts";
import { timesFields } from "../did/did.ts";
import { didEvidence } from "../did/did-evidence.ts";
import { didTurns } from "../did/did-turns.ts";
import { didWakes } from "../did/did-wakes.ts";
import { timesWords } from "../did/did-words.ts";
import { familyFilter, readFamily } from "../did/event-family.ts";
import { lowerDid } from "../did/lower-did.ts";
import { matchDid } from "../did/match-did.ts";
import { windowWords } from "../did/window.ts";
import { type ConditionKind, none } from "../kind.ts";
import { optional } from "../parse/reader.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly message: MessageTest;
  }
}

const events: readonly MessageEvent[] = [
  "sent",
  "delivered",
  "opened",
  "clicked",
  "bounced",
  "unsubscribed",
  "converted",
];

const done: Readonly<Record<MessageEvent, readonly [string, string]>> = {
  sent: ["were sent", "were not sent"],
  delivered: ["received", "did not receive"],
  opened: ["opened", "did not open"],
  clicked: ["clicked in", "did not click in"],
  bounced: ["bounced on", "did not bounce on"],
  unsubscribed: ["unsubscribed from", "did not unsubscribe from"],
  converted: ["converted after", "did not convert after"],
};

const asDid = ({ event, channel, campaign, ...times }: MessageTest): Did => ({
  ...familyFilter("message", event, { channel, campaign }),
  ...times,
});

/** What happened to the messages that the customer was sent: events `message.<event>`. */
export const message: ConditionKind<"message"> = {
  kind: "message",
  describe: "Was sent, received, opened, clicked in, ... a message, of one channel or campaign if said.",
  version: 1,
  up: [],
  fields: [
    { name: "event", control: "choice", choices: events, required: true, describe: "What happened to the message." },
    { name: "channel", control: "name", required: false, describe: "Only of this channel: property `channel`." },
    { name: "campaign", control: "name", required: false, describe: "Only of this campaign: property `campaign`." },
    ...timesFields,
  ],
  read: (reader, json, path) => readFamily(reader, json, path, events, ["channel", "campaign"]),
  make: (body) => ({ message: body }),
  parts: none,
  reads: (body) => [{ of: "events", ...asDid(body), path: [], closed: true }],
  canonical: ({ channel, campaign, op, value, ...rest }) => ({
    message: {
      ...rest,
      ...optional("channel", channel && foldText(channel)),
      ...optional("campaign", campaign && foldText(campaign)),
      ...canonicalTimes({ ...optional("op", op), ...optional("value", value) }),
    },
  }),
  words: ({ event, channel, campaign, op = ">=", value = 1, window }, { zone }, negated) => {
    const [did, not] = done[event];
    const what = `${channel ? `${channel} message` : "message"}${campaign ? ` of "${campaign}"` : ""}`;
    const one = /^[aeiou]/i.test(what) ? `an ${what}` : `a ${what}`;
    return timesWords({ did: `${did} ${one}`, not: `${not} ${one}` }, op, value, negated, windowWords(window, zone));
  },
  lower: (body, context) => lowerDid(asDid(body), context),
  matches: (body, context) => matchDid(asDid(body), context),
  turns: (body, context) => didTurns(asDid(body), context),
  wakes: (body, context) => didWakes(asDid(body), context),
  evidence: (body, context) => didEvidence(asDid(body), context),
};

import type { Expr } from "@throughline/query";
import type { Clock } from "../../time/clock.ts";
import type { ConsentState, ConsentTest, Value } from "../condition.ts";
import { type ConditionKind, none } from "../kind.ts";
import { complain, readChoice, readName, readObject } from "../parse/reader.ts";
import { and, not, or } from "../test/field-columns.ts";
import { lowerTest } from "../test/lower-test.ts";
import { matchTest } from "../test/match-test.ts";
import { still } from "../wakes.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly consent: ConsentTest;
  }
}

/** Traits that say something of a channel: so begin their names. */
export const consentTraits = ["consent.", "unsubscribed."] as const;

const states: readonly ConsentState[] = ["given", "withdrawn", "unknown"];

/** What the values of the traits mean; anything else says nothing. */
const yes: readonly Value[] = [true, "true", "yes", "given", "granted", "subscribed", "opted in", "opted_in"];
const no: readonly Value[] = [false, "false", "no", "withdrawn", "denied", "unsubscribed", "opted out", "opted_out"];

function stateOf(channel: string, alias: string, clock: Clock): Readonly<Record<ConsentState, Expr>> {
  const among = (name: string, value: readonly Value[]) => lowerTest({ op: "in", value }, { name, of: alias }, clock);
  const refused = or(among(`consent.${channel}`, no), among(`unsubscribed.${channel}`, yes));
  const given = among(`consent.${channel}`, yes);
  return { withdrawn: refused, given: and(given, not(refused)), unknown: not(or(given, refused)) };
}

const said: Readonly<Record<ConsentState, (channel: string, negated: boolean) => string>> = {
  given: (channel, negated) => `${negated ? "have not agreed" : "have agreed"} to ${channel}`,
  withdrawn: (channel, negated) => `${negated ? "have not refused" : "have refused"} ${channel}`,
  unknown: (channel, negated) => `${negated ? "have said" : "have not said"} whether they want ${channel}`,
};

/**
 * What the customer said about a channel. A refusal outweighs an agreement: it is given if `consent.<channel>` says yes
 * and nothing says no, withdrawn if it says no or `unsubscribed.<channel>` says yes, else unknown.
 */
export const consent: ConditionKind<"consent"> = {
  kind: "consent",
  describe: "What the customer said about a channel: given, withdrawn or unknown.",
  version: 1,
  up: [],
  fields: [
    {
      name: "channel",
      control: "name",
      required: true,
      describe: "The channel: traits `consent.<channel>` and `unsubscribed.<channel>`.",
    },
    { name: "state", control: "choice", choices: states, required: true, describe: "Given, withdrawn or unknown." },
  ],
  read: (reader, json, path) => {
    if (reader.unit === "account")
      return complain(reader, path, "notForUnit", "consent is a customer's: ask for it in related contacts");
    const body = readObject(reader, json, path, ["channel", "state"]);
    if (!body) return undefined;
    const channel = readName(reader, body.get("channel"), [...path, "channel"], "the channel's name");
    const state = readChoice(reader, body.get("state"), [...path, "state"], states);
    return channel !== undefined && state !== undefined ? { channel, state } : undefined;
  },
  make: (body) => ({ consent: body }),
  parts: none,
  reads: ({ channel }) => [{ of: "channel", name: channel, path: ["channel"] }],
  canonical: (body) => ({ consent: body }),
  words: ({ channel, state }, _context, negated) => said[state](channel, negated),
  lower: ({ channel, state }, { alias, clock }) => stateOf(channel, alias, clock)[state],
  matches: ({ channel, state }, { history, clock }) => {
    const says = (name: string, value: readonly Value[]) => matchTest({ op: "in", value }, history.field(name), clock);
    const refused = says(`consent.${channel}`, no) || says(`unsubscribed.${channel}`, yes);
    const given = says(`consent.${channel}`, yes);
    return state === (refused ? "withdrawn" : given ? "given" : "unknown");
  },
  turns: none,
  wakes: () => still,
  evidence: ({ channel }, { history }) =>
    [`consent.${channel}`, `unsubscribed.${channel}`].map((field) => ({ field, value: history.field(field) })),
};

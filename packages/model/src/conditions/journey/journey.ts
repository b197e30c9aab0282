import { foldText } from "../../text/fold-text.ts";
import type { Did, JourneyEvent, JourneyTest } from "../condition.ts";
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
    readonly journey: JourneyTest;
  }
}

const events: readonly JourneyEvent[] = ["entered", "exited", "converted", "failed"];

const done: Readonly<Record<JourneyEvent, readonly [string, string]>> = {
  entered: ["entered", "did not enter"],
  exited: ["left", "did not leave"],
  converted: ["converted in", "did not convert in"],
  failed: ["failed in", "did not fail in"],
};

const asDid = ({ event, journey: name, step, ...times }: JourneyTest): Did => ({
  ...familyFilter("journey", event, { journey: name, step }),
  ...times,
});

/** Entered, left, converted in or failed in a journey: events `journey.<event>`. */
export const journey: ConditionKind<"journey"> = {
  kind: "journey",
  describe: "Entered, left, converted in or failed in a journey, of one name or step if said.",
  version: 1,
  up: [],
  fields: [
    { name: "event", control: "choice", choices: events, required: true, describe: "What happened in the journey." },
    { name: "journey", control: "name", required: false, describe: "Only of this journey: property `journey`." },
    { name: "step", control: "name", required: false, describe: "Only at this step: property `step`." },
    ...timesFields,
  ],
  read: (reader, json, path) => readFamily(reader, json, path, events, ["journey", "step"]),
  make: (body) => ({ journey: body }),
  parts: none,
  reads: (body) => [{ of: "events", ...asDid(body), path: [], closed: true }],
  canonical: ({ journey: name, step, op, value, ...rest }) => ({
    journey: {
      ...rest,
      ...optional("journey", name && foldText(name)),
      ...optional("step", step && foldText(step)),
      ...canonicalTimes({ ...optional("op", op), ...optional("value", value) }),
    },
  }),
  words: ({ event, journey: name, step, op = ">=", value = 1, window }, { zone }, negated) => {
    const [did, not] = done[event];
    const what = `${name ? `the journey "${name}"` : "a journey"}${step ? ` at step "${step}"` : ""}`;
    return timesWords({ did: `${did} ${what}`, not: `${not} ${what}` }, op, value, negated, windowWords(window, zone));
  },
  lower: (body, context) => lowerDid(asDid(body), context),
  matches: (body, context) => matchDid(asDid(body), context),
  turns: (body, context) => didTurns(asDid(body), context),
  wakes: (body, context) => didWakes(asDid(body), context),
  evidence: (body, context) => didEvidence(asDid(body), context),
};
